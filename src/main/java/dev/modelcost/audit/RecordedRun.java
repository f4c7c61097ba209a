package dev.modelcost.audit;

import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.ChipHours.Basis;
import dev.modelcost.calc.training.ChipHoursInputs;

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

    /**
     * How the chip-hours are known; null if they are not, and cannot be inferred.
     *
     * @param flop of the stage; null if unknown
     */
    Basis basis(Double flop) {
        // Of a chip the peak is taken as known: what it is decides nothing here.
        var peak = chip == null ? null : Double.valueOf(1);
        return ChipHours.basis(
                new ChipHoursInputs(
                        chipHours, chipCount, wallClockHours, flop, peak, mfu, source, null));
    }

    /** Published hours, else chips x time; null if neither is known. */
    Double hours() {
        if (chipHours != null) {
            return chipHours;
        }
        return chipCount != null && wallClockHours != null ? chipCount * wallClockHours : null;
    }

    String label() {
        return "for the " + (name == null ? stage : name) + " stage alone";
    }
}
