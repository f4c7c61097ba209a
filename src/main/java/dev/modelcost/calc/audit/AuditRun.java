package dev.modelcost.calc.audit;

import dev.modelcost.calc.training.TrainingCompute;

/**
 * Facts of a training run, as stated by a claim or held in the record. Unknown values are null.
 *
 * @param chipHours of all stages
 * @param chipCount chips running at once
 * @param wallClockHours from start to end
 * @param usdPerChipHour the rate that the claim or the source assumes
 * @param trainingFlop of these stages alone
 * @param trainingTokens of these stages
 * @param activeParameters per token
 * @param energyKwh of these stages
 * @param carbonKg of these stages
 * @param precision of the arithmetic, such as bf16
 */
public record AuditRun(
        Double chipHours,
        Double chipCount,
        Double wallClockHours,
        Double usdPerChipHour,
        Double trainingFlop,
        Double trainingTokens,
        Double activeParameters,
        Double energyKwh,
        Double carbonKg,
        String precision) {

    public static final AuditRun UNKNOWN =
            new AuditRun(null, null, null, null, null, null, null, null, null, null);

    /** Published chip-hours, else chips x time; null if neither is known. */
    public Double hours() {
        if (chipHours != null) {
            return chipHours;
        }
        return chipCount != null && wallClockHours != null ? chipCount * wallClockHours : null;
    }

    /** Published work, else 6 x parameters x tokens; null if neither is known. */
    public Double flop() {
        if (trainingFlop != null) {
            return trainingFlop;
        }
        return activeParameters != null && trainingTokens != null
                ? Double.valueOf(TrainingCompute.flop(activeParameters, trainingTokens, 1))
                : null;
    }

    /**
     * These facts, with gaps filled from {@code others}: the hours are filled together, and so is
     * the work.
     */
    AuditRun or(AuditRun others) {
        var ownHours = hours() != null;
        var ownWork = trainingFlop != null;
        return new AuditRun(
                ownHours ? chipHours : first(chipHours, others.chipHours),
                first(chipCount, others.chipCount),
                ownHours ? wallClockHours : first(wallClockHours, others.wallClockHours),
                first(usdPerChipHour, others.usdPerChipHour),
                ownWork || trainingTokens != null ? trainingFlop : others.trainingFlop,
                first(trainingTokens, others.trainingTokens),
                first(activeParameters, others.activeParameters),
                first(energyKwh, others.energyKwh),
                first(carbonKg, others.carbonKg),
                precision != null ? precision : others.precision);
    }

    private static Double first(Double own, Double other) {
        return own != null ? own : other;
    }
}
