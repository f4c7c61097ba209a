package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;

/**
 * One quantity that a claim implies, compared with what is plausible.
 *
 * @param name such as usd-per-chip-hour
 * @param implied in {@code unit}; null if it could not be computed
 * @param unit of both
 * @param plausible null if there is nothing to compare it with
 * @param outcome what the check found
 * @param derivation the arithmetic, or what was needed and is missing
 */
public record AuditCheck(
        String name,
        Double implied,
        String unit,
        AuditRange plausible,
        Outcome outcome,
        String derivation) {

    /** What a check found. */
    public enum Outcome implements Vocabulary {
        PLAUSIBLE,
        IMPLAUSIBLE,
        IMPOSSIBLE,
        NOT_RUN
    }

    /** Whether it compares the claimed figure itself, and implies nothing else from it. */
    boolean isOfTheFigure(AuditClaim claim) {
        return switch (name) {
            case "pue", "run-throughput", "chips-for-weights", "usd-for-the-work" -> true;
            case "usd-per-chip-hour" -> claim.metric() == AuditMetric.USD_PER_CHIP_HOUR;
            case "usd-per-chip" ->
                    claim.metric() == AuditMetric.CHIP_PRICE && claim.stated().chipCount() == null;
            case "mfu" -> claim.metric() == AuditMetric.MFU;
            case "wh-per-request", "joules-per-token" -> claim.metric() == AuditMetric.ENERGY;
            case "watts-per-chip" ->
                    claim.metric() == AuditMetric.POWER && claim.scope().equals("chip");
            default -> false;
        };
    }

    static AuditCheck notRun(String name, String unit, String why) {
        return new AuditCheck(name, null, unit, null, Outcome.NOT_RUN, why);
    }
}
