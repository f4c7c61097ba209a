package dev.modelcost.audit;

/**
 * One stage of a training run, as the audit reads it. What the source does not say is null.
 *
 * @param stage kind of the stage
 * @param name what the source calls it
 * @param chip slug
 * @param source slug
 * @param sourceKind kind of the source
 */
record RecordedRun(
        String stage,
        String name,
        String chip,
        Double chipCount,
        Double chipHours,
        String chipHoursBasis,
        Double wallClockHours,
        String precision,
        Double mfu,
        Double hfu,
        Double tokens,
        Double trainingFlop,
        Double usdPerChipHour,
        String source,
        String sourceKind) {

    boolean isDataSet() {
        return sourceKind.equals("dataset");
    }

    /** Published hours, else chips x time; null if neither is known. */
    Double hours() {
        if (chipHours != null) {
            return chipHours;
        }
        return chipCount != null && wallClockHours != null ? chipCount * wallClockHours : null;
    }

    String label() {
        return "for the stage " + (name == null ? stage : name) + " alone";
    }
}
