package dev.modelcost.calc;

import dev.modelcost.calc.AuditCheck.Outcome;
import dev.modelcost.calc.AuditFigure.Role;
import java.util.Optional;

/** What hardware costs to buy, and what a run costs whose rent nobody estimated. */
final class AuditRent {

    private AuditRent() {}

    /** Buying the hardware is no cost of a run. */
    static boolean isPurchase(AuditClaim claim) {
        return claim.part() != null && claim.part().contains("up-front");
    }

    static AuditResult purchase(AuditFindings f) {
        var chips = f.facts.runOf(f.claim).chipCount();
        var name = "usd-per-chip";
        var prices = f.facts.purchases();
        if (chips == null || prices == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD/chip",
                            "Needs the number of chips and a purchase price; missing: "
                                    + AuditChecks.missing(
                                            chips == null ? "number of chips" : null,
                                            prices == null ? "purchase price" : null)));
        } else {
            var c = f.facts.constants();
            var plausible =
                    new AuditRange(
                            prices.low() / c.workFactor(), prices.high() * c.purchaseAbove());
            var implied = f.claim.value() / chips;
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            "USD/chip",
                            plausible,
                            plausible.holds(implied) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                            "%s USD / %s chips = %s USD a chip, with its share of servers and network"
                                    .formatted(
                                            AuditWords.number(f.claim.value()),
                                            AuditWords.number(chips),
                                            AuditWords.number(implied))));
        }
        return AuditDecision.byChecks(f);
    }

    /** A run whose rent nobody estimated, at a rate of the market. */
    static Optional<AuditResult> audit(AuditFindings f) {
        var hours = f.facts.runOf(f.claim).hours();
        var known = f.facts.figures().stream().filter(x -> x.role() == Role.PART).toList();
        var rentIsKnown = known.stream().anyMatch(x -> !x.estimate() || x.label().contains("rent"));
        if (hours == null
                || f.facts.rates() == null
                || known.isEmpty()
                || rentIsKnown
                || "development".equals(f.claim.scope())
                || !f.facts.rates().holds(f.claim.value() / hours)) {
            return Optional.empty();
        }
        var rate = AuditWords.number(f.claim.value() / hours);
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "At %s USD per chip-hour it is the rent of the final run.".formatted(rate),
                null);
        return Optional.of(
                f.result(
                        Verdict.CONSISTENT_IN_SCOPE,
                        "medium",
                        "final-run",
                        "%s holds for the final training run alone, at %s USD per chip-hour of rent."
                                .formatted(f.figure(), rate)));
    }
}
