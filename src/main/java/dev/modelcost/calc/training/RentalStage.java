package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import java.util.Objects;

/**
 * A stage of training and what an hour of one of its chips costs.
 *
 * @param name such as {@code pre-training}
 * @param chipHours above 0
 * @param usdPerChipHour above 0
 * @param hoursSource slug of the source of the chip-hours; may be null
 * @param rateSource slug of the source of the rate; may be null
 */
public record RentalStage(
        String name,
        double chipHours,
        double usdPerChipHour,
        String hoursSource,
        String rateSource) {

    public RentalStage {
        Objects.requireNonNull(name, "name");
        Require.positive("chipHours", chipHours);
        Require.positive("usdPerChipHour", usdPerChipHour);
    }

    /** Chip-hours x rate, USD. */
    public double costUsd() {
        return chipHours * usdPerChipHour;
    }
}
