package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.Comparator;

/**
 * Audits spending, funding and revenue, and prices of chips. Accounts are not on record: what
 * others state of the same is, and what the figure implies of chips.
 */
final class AuditMarket {

    private AuditMarket() {}

    static AuditResult audit(AuditFindings f) {
        chipsAtAPrice(f);
        // Of a company's many figures no other one contradicts this: each is of its own purpose.
        return AuditDecision.byMatch(f).orElseGet(() -> others(f));
    }

    /** What chips the money buys, if the claim says how many. */
    private static void chipsAtAPrice(AuditFindings f) {
        if (f.claim.metric() == AuditMetric.SPENDING && f.claim.stated().chipCount() != null) {
            AuditRent.check(f, f.claim.value(), f.claim.stated().chipCount());
        } else {
            f.add(
                    AuditCheck.notRun(
                            "accounts",
                            "USD",
                            "Needs the accounts of the company, which are not on record, or the number of chips that were bought."));
        }
    }

    /** Those of the same authority that state another figure are told, not believed. */
    private static AuditResult others(AuditFindings f) {
        var implausible = !f.with(Outcome.IMPLAUSIBLE).isEmpty();
        var other =
                f.facts.figures().stream()
                        .filter(figure -> AuditMatch.inScope(f.claim, figure))
                        .max(Comparator.comparing(AuditFigure::authority));
        if (implausible || other.isEmpty() || f.any(Outcome.PLAUSIBLE)) {
            return AuditByChecks.of(f);
        }
        f.source(other.get().source());
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s cannot be checked with what is on record; %s states %s %s."
                        .formatted(
                                f.figure(),
                                other.get().statedBy(),
                                AuditWords.value(other.get(), f.claim),
                                other.get().label()));
    }

    /** Compares the price of a chip with the quotations on record. */
    static AuditResult chipPrice(AuditFindings f) {
        var name = "usd-per-chip";
        var prices = f.facts.purchases();
        var currency = f.claim.unit().currency();
        if (prices == null || !"USD".equals(currency)) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD/chip",
                            prices == null
                                    ? "Needs a purchase price of the chip; none is on record."
                                    : "Needs a price in USD; no exchange rate is assumed."));
            return AuditDecision.decide(f);
        }
        var c = f.facts.constants();
        var chips = f.claim.stated().chipCount() == null ? 1 : f.claim.stated().chipCount();
        var implied = f.claim.value() / chips;
        var spread = 1 + c.estimateTolerance();
        var plausible = new AuditRange(prices.low() / spread, prices.high() * spread);
        var far = new AuditRange(prices.low() / c.workFactor(), prices.high() * c.purchaseAbove());
        f.add(
                new AuditCheck(
                        name,
                        implied,
                        "USD/chip",
                        plausible,
                        plausible.holds(implied)
                                ? Outcome.PLAUSIBLE
                                : far.holds(implied) ? Outcome.NOT_RUN : Outcome.IMPLAUSIBLE,
                        "%s USD per chip; quotations on record are from %s to %s USD, and with its share of a server a chip costs up to %s times as much"
                                .formatted(
                                        number(implied),
                                        number(prices.low()),
                                        number(prices.high()),
                                        number(c.purchaseAbove()))));
        return AuditDecision.decide(f);
    }
}
