package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.Comparator;
import java.util.Optional;

/**
 * Audits spending, funding and revenue, and prices of chips. Accounts are not on record: what
 * others state of the same is, and what the figure implies of chips.
 */
final class AuditMarket {

    private AuditMarket() {}

    static AuditResult audit(AuditFindings asked) {
        var f = new AuditFindings(asked.claim.unscoped(), near(asked));
        chipsAtAPrice(f, asked.claim.scope().equals("market"));
        // Of a company's many figures no other one contradicts this: each is of its own purpose.
        return AuditDecision.byMatch(f).orElseGet(() -> others(f));
    }

    /**
     * "More than 7 billion" is not confirmed by whatever is more: of a bound, the figures that are
     * near it. Others are told, and agree with nothing.
     */
    private static AuditFacts near(AuditFindings f) {
        if (f.claim.comparator().isPoint() || f.claim.comparator() == AuditComparator.RANGE) {
            return f.facts;
        }
        var factor = f.facts.constants().workFactor();
        return f.facts.withFigures(
                f.facts.figures().stream()
                        .filter(
                                figure ->
                                        figure.high() >= f.claim.value() / factor
                                                && figure.value() <= f.claim.value() * factor)
                        .toList());
    }

    /** Chips of a company or a cluster: no run tells how many those are. */
    static AuditResult chips(AuditFindings asked) {
        var f = new AuditFindings(asked.claim, near(asked));
        f.add(
                AuditCheck.notRun(
                        "chips",
                        "chips",
                        "Needs a count of its chips by another source, or the power that they draw."));
        return AuditDecision.byMatch(f).orElseGet(() -> others(f));
    }

    /** What chips the money buys, if the claim says how many. */
    private static void chipsAtAPrice(AuditFindings f, boolean market) {
        var spending = f.claim.metric() == AuditMetric.SPENDING;
        if (spending && f.claim.stated().chipCount() != null) {
            AuditRent.check(f, f.claim.value(), f.claim.stated().chipCount());
            return;
        }
        f.add(
                AuditCheck.notRun(
                        "accounts",
                        "USD",
                        market
                                ? "Needs another count of the whole market, or the accounts of all who spend in it; neither is on record."
                                : spending
                                        ? "Needs the accounts of the company, which are not on record, or the number of chips that were bought."
                                        : "Needs the accounts of the company, or another report of the same; neither is on record."));
    }

    /** What is several times the largest figure of all that others state fits none of them. */
    private static Optional<AuditResult> beyondAll(AuditFindings f) {
        var alike =
                f.facts.figures().stream()
                        .filter(figure -> AuditMatch.inScope(f.claim, figure))
                        .toList();
        var largest = alike.stream().max(Comparator.comparing(AuditFigure::high));
        var sources = alike.stream().map(AuditFigure::source).distinct().count();
        if (sources < 2
                || f.claim.value() <= largest.get().high() * f.facts.constants().marketAbove()) {
            return Optional.empty();
        }
        f.source(largest.get().source());
        return Optional.of(
                f.result(
                        Verdict.CONTRADICTED,
                        Certainty.LOW,
                        null,
                        "%s is %s times the largest that anyone on record states: %s %s (%s)."
                                .formatted(
                                        f.figure(),
                                        AuditWords.number(
                                                Math.rint(f.claim.value() / largest.get().high())),
                                        AuditWords.value(largest.get(), f.claim),
                                        largest.get().label(),
                                        largest.get().statedBy())));
    }

    /** Those of the same authority that state another figure are told, not believed. */
    static AuditResult others(AuditFindings f) {
        var beyond = beyondAll(f);
        if (beyond.isPresent()) {
            return beyond.get();
        }
        var implausible = !f.with(Outcome.IMPLAUSIBLE).isEmpty();
        var other =
                f.facts.figures().stream()
                        .filter(figure -> AuditMatch.inScope(f.claim, figure))
                        .min(
                                Comparator.comparing(
                                        figure ->
                                                Math.abs(
                                                        StrictMath.log(
                                                                f.claim.value()
                                                                        / figure.value()))));
        if (implausible || other.isEmpty() || f.any(Outcome.PLAUSIBLE)) {
            return AuditByChecks.of(f);
        }
        f.source(other.get().source());
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s cannot be checked with what is on record; %s %s %s %s."
                        .formatted(
                                f.figure(),
                                other.get().statedBy(),
                                other.get().states(),
                                AuditWords.value(other.get(), f.claim),
                                other.get().label()));
    }

    /** Compares the price of a chip with the quotations on record. */
    static AuditResult chipPrice(AuditFindings f) {
        var name = "usd-per-chip";
        var prices = f.facts.purchases();
        if (prices == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD/chip",
                            "Needs a purchase price of the chip; none is on record."));
            return AuditDecision.decide(f);
        }
        var c = f.facts.constants();
        var chips = f.claim.stated().chipCount() == null ? 1 : f.claim.stated().chipCount();
        var low = f.claim.value() / chips;
        var high = f.claim.highValue() / chips;
        var spread = 1 + c.estimateTolerance();
        var plausible = new AuditRange(prices.low() / spread, prices.high() * spread);
        var far = new AuditRange(prices.low() / c.workFactor(), prices.high() * c.purchaseAbove());
        f.add(
                new AuditCheck(
                        name,
                        low,
                        "USD/chip",
                        plausible,
                        plausible.meets(low, high)
                                ? Outcome.PLAUSIBLE
                                : far.meets(low, high) ? Outcome.NOT_RUN : Outcome.IMPLAUSIBLE,
                        "The quotations on record are of %s USD for a chip; another board, volume or day may differ by so much, and with its share of a server a chip costs up to %s times as much."
                                .formatted(AuditWords.between(prices), number(c.purchaseAbove()))));
        return AuditDecision.decide(f);
    }
}
