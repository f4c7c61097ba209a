package dev.modelcost.calc.audit;

import dev.modelcost.calc.training.TrainingCompute;

/**
 * Facts of a training run, as a claim states them or the record holds them. What is unknown is
 * null.
 *
 * @param time how long it took on how many chips
 * @param work how much was computed
 * @param use of energy, and what it emitted
 * @param usdPerChipHour the rate that the claim or the source assumes
 * @param precision of the arithmetic, such as bf16
 */
public record AuditRun(Time time, Work work, Use use, Double usdPerChipHour, String precision) {

    /**
     * How long a run took on how many chips.
     *
     * @param chipHours of all stages
     * @param chipCount chips at once
     * @param wallClockHours from start to end
     */
    public record Time(Double chipHours, Double chipCount, Double wallClockHours) {

        public static final Time UNKNOWN = new Time(null, null, null);

        /** Published chip-hours, else chips x time; null if neither is known. */
        Double hours() {
            if (chipHours != null) {
                return chipHours;
            }
            return chipCount != null && wallClockHours != null ? chipCount * wallClockHours : null;
        }

        /** Hours go together: those of two sources make none. */
        Time or(Time others) {
            var own = hours() != null;
            return new Time(
                    own ? chipHours : first(chipHours, others.chipHours),
                    first(chipCount, others.chipCount),
                    own ? wallClockHours : first(wallClockHours, others.wallClockHours));
        }
    }

    /**
     * How much a run computed.
     *
     * @param trainingFlop of these stages alone
     * @param trainingTokens of these stages
     * @param activeParameters per token
     */
    public record Work(Double trainingFlop, Double trainingTokens, Double activeParameters) {

        public static final Work UNKNOWN = new Work(null, null, null);

        /** Published work, else 6 x parameters x tokens; null if neither is known. */
        Double flop() {
            if (trainingFlop != null) {
                return trainingFlop;
            }
            return activeParameters != null && trainingTokens != null
                    ? Double.valueOf(TrainingCompute.flop(activeParameters, trainingTokens, 1))
                    : null;
        }

        /** Work goes together: tokens of its own make the FLOP of others another run's. */
        Work or(Work others) {
            return new Work(
                    trainingFlop != null || trainingTokens != null
                            ? trainingFlop
                            : others.trainingFlop,
                    first(trainingTokens, others.trainingTokens),
                    first(activeParameters, others.activeParameters));
        }
    }

    /**
     * What a run used and emitted.
     *
     * @param energyKwh of these stages
     * @param carbonKg of these stages
     */
    public record Use(Double energyKwh, Double carbonKg) {

        public static final Use UNKNOWN = new Use(null, null);

        Use or(Use others) {
            return new Use(first(energyKwh, others.energyKwh), first(carbonKg, others.carbonKg));
        }
    }

    public static final AuditRun UNKNOWN =
            new AuditRun(Time.UNKNOWN, Work.UNKNOWN, Use.UNKNOWN, null, null);

    public Double chipHours() {
        return time.chipHours;
    }

    public Double chipCount() {
        return time.chipCount;
    }

    public Double wallClockHours() {
        return time.wallClockHours;
    }

    public Double trainingTokens() {
        return work.trainingTokens;
    }

    public Double activeParameters() {
        return work.activeParameters;
    }

    public Double energyKwh() {
        return use.energyKwh;
    }

    public Double carbonKg() {
        return use.carbonKg;
    }

    /** Published chip-hours, else chips x time; null if neither is known. */
    public Double hours() {
        return time.hours();
    }

    /** Published work, else 6 x parameters x tokens; null if neither is known. */
    public Double flop() {
        return work.flop();
    }

    /** The same of another time. */
    public AuditRun with(Time other) {
        return new AuditRun(other, work, use, usdPerChipHour, precision);
    }

    /** The same of other work. */
    public AuditRun with(Work other) {
        return new AuditRun(time, other, use, usdPerChipHour, precision);
    }

    /** The same of another use of energy. */
    public AuditRun with(Use other) {
        return new AuditRun(time, work, other, usdPerChipHour, precision);
    }

    /** These facts, and what they lack from {@code others}: hours go together, and so does work. */
    AuditRun or(AuditRun others) {
        return new AuditRun(
                time.or(others.time),
                work.or(others.work),
                use.or(others.use),
                first(usdPerChipHour, others.usdPerChipHour),
                precision != null ? precision : others.precision);
    }

    private static Double first(Double own, Double other) {
        return own != null ? own : other;
    }
}
