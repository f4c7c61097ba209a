package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;

/**
 * Judges whether a published figure can be true by comparing what it implies with physics, prices
 * and better sources (docs/concepts/claim-audit.md).
 */
public final class Audit {

    private static final int CHIPS_PER_NODE = 8;
    private static final double FORWARD_FLOP = 2;

    private Audit() {}

    public static AuditResult of(AuditClaim claim, AuditFacts facts) {
        var f = new AuditFindings(claim, facts);
        return switch (claim.metric()) {
            case TRAINING_COST -> AuditCost.audit(f);
            case CHIP_HOURS, CHIP_COUNT, TRAINING_FLOP, TRAINING_TOKENS, WALL_CLOCK_HOURS ->
                    AuditWork.audit(f);
            case MFU -> AuditWork.mfu(AuditPeak.saysPrecision(claim) ? f : unscoped(f));
            case ENERGY -> AuditFootprint.energy(f);
            case CARBON -> AuditFootprint.carbon(f);
            case WATER -> AuditFootprint.water(f);
            case POWER -> AuditFootprint.power(f);
            case TOKEN_PRICE -> AuditPrice.audit(f);
            case PRICE_RATIO -> AuditPriceRatio.audit(f);
            case PEAK_FLOPS -> AuditPeak.audit(f);
            case SERVING_MARGIN -> margin(unscoped(f));
            case USD_PER_CHIP_HOUR -> rate(f);
            case SERVING_THROUGHPUT -> throughput(f);
            case SCORE_RATIO -> scores(f);
            case PARAMETERS -> AuditDecision.decide(unscoped(f));
            case SERVING_COST, SERVING_REVENUE -> AuditDecision.decide(f);
            case SPENDING, FUNDRAISING, REVENUE -> nothingToCheck(f);
            case CHIP_PRICE,
                    SERVING_CHIP_COUNT,
                    ACHIEVED_FLOPS,
                    COST_RATIO,
                    CHIP_HOURS_RATIO,
                    ENERGY_RATIO,
                    PUE ->
                    AuditDecision.decide(f);
        };
    }

    /** For metrics whose figures are distinguished by part rather than scope. */
    private static AuditFindings unscoped(AuditFindings f) {
        return new AuditFindings(f.claim.unscoped(), f.facts);
    }

    private static AuditResult margin(AuditFindings f) {
        var margin = f.claim.value();
        var matched = AuditDecision.byMatch(f);
        if (margin > 1 && matched.isEmpty()) {
            markUp(f, margin);
            var slip = AuditDecision.bySlip(f);
            return slip.orElseGet(
                    () ->
                            f.result(
                                    Verdict.SCOPE_MISMATCH,
                                    Certainty.HIGH,
                                    "mark-up",
                                    "%s cannot be a share of the revenue; as a mark-up on cost it means a gross margin of %s %%."
                                            .formatted(f.figure(), percent(margin))));
        }
        return matched.map(
                        result -> {
                            if (!"mark-up".equals(result.scope())) {
                                return result;
                            }
                            markUp(f, margin);
                            return f.result(
                                    Verdict.CONSISTENT_IN_SCOPE,
                                    result.certainty(),
                                    result.scope(),
                                    "%s is a mark-up on cost; a margin is a share of the revenue, and that is %s %%."
                                            .formatted(f.figure(), percent(margin)));
                        })
                .or(() -> AuditDecision.bySlip(f))
                .or(() -> AuditDecision.byBetterFigure(f))
                .orElseGet(
                        () -> {
                            f.add(
                                    AuditCheck.notRun(
                                            "serving-margin",
                                            "ratio",
                                            "Needs the cost and the revenue of the service; neither"
                                                    + " is known."));
                            return AuditByChecks.unverifiable(f);
                        });
    }

    private static void markUp(AuditFindings f, double markUp) {
        f.explain(
                Explanation.Kind.MARK_UP_FOR_MARGIN,
                "Profit divided by cost is a mark-up; divided by revenue it is %s %%."
                        .formatted(percent(markUp)),
                f.claim.unit().fromBase(markUp / (1 + markUp)));
    }

    private static String percent(double markUp) {
        return String.format(java.util.Locale.ROOT, "%.1f", 100 * markUp / (1 + markUp));
    }

    private static AuditResult rate(AuditFindings f) {
        AuditChecks.rate(f, f.claim.value(), 1.0);
        return AuditDecision.decide(f);
    }

    /** Compares tokens per second per chip with the maximum that a forward pass allows. */
    private static AuditResult throughput(AuditFindings f) {
        var name = "tokens-per-second-per-chip";
        var chip = f.facts.chip();
        var active = f.facts.run().activeParameters();
        var node = f.claim.part() != null && f.claim.part().contains("node");
        var speed = f.claim.unit().dimension() == Dimension.TOKENS_PER_SECOND;
        var peak = chip == null ? null : chip.fastestPeak();
        if (peak == null || active == null || !node || !speed) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "tokens/s",
                            "Needs tokens per second, the number of chips, their peak and the"
                                    + " active parameters."));
        } else {
            var most = peak / (FORWARD_FLOP * active);
            var implied = f.claim.value() / CHIPS_PER_NODE;
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            "tokens/s",
                            new AuditRange(0, most),
                            implied <= most ? Outcome.PLAUSIBLE : Outcome.IMPOSSIBLE,
                            "%s tokens/s / %d chips = %s; at most %s at the roofline"
                                    .formatted(
                                            AuditWords.number(f.claim.value()),
                                            CHIPS_PER_NODE,
                                            AuditWords.number(implied),
                                            AuditWords.number(most))));
        }
        return AuditDecision.decide(f);
    }

    private static AuditResult scores(AuditFindings f) {
        if (f.facts.figures().isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            "score-ratio",
                            "ratio",
                            "Needs scores of both models on the same benchmark; none are on"
                                    + " record."));
        }
        return AuditDecision.decide(f);
    }

    private static AuditResult nothingToCheck(AuditFindings f) {
        f.add(
                AuditCheck.notRun(
                        "accounts",
                        "USD",
                        "Needs the accounts of the spender; none are on record."));
        return AuditByChecks.unverifiable(f);
    }
}
