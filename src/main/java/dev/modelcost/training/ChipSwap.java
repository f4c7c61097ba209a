package dev.modelcost.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.Peaks;
import java.util.Optional;

/**
 * The same work on another chip: the same FLOP at the same MFU, so chip-hours are inversely
 * proportional to the peak, at the best precision that both chips support.
 *
 * @param stage as run on the other chip
 * @param precision at which the two chips were compared
 */
public record ChipSwap(TrainingStage stage, String precision) {

    /** Empty if a chip is not known or the two have no precision in common. */
    public static Optional<ChipSwap> of(TrainingStage stage, Chip chip, Peaks peaks) {
        if (stage.chip() == null) {
            return Optional.empty();
        }
        if (stage.chip().id.equals(chip.id)) {
            var precision =
                    peaks.ofPublishedMfu(chip, stage.precision()).map(peak -> peak.precision);
            return Optional.of(new ChipSwap(stage, precision.orElse(stage.precision())));
        }
        return peaks.common(stage.chip(), chip, stage.precision())
                .map(
                        both -> {
                            var from = both.get(0);
                            var to = both.get(1);
                            var hours =
                                    stage.hours().hours()
                                            * (from.denseFlopPerSecond / to.denseFlopPerSecond);
                            var step =
                                    Step.of(
                                            "Chip-hours on " + chip.name,
                                            "chip-hours x peak of "
                                                    + stage.chip().name
                                                    + " / peak of "
                                                    + chip.name,
                                            hours,
                                            "chip-hour",
                                            Input.of(
                                                    "chip-hours",
                                                    stage.hours().hours(),
                                                    "chip-hour"),
                                            new Input(
                                                    "peak of " + stage.chip().name,
                                                    from.denseFlopPerSecond,
                                                    "FLOP/s in " + from.precision,
                                                    from.source.slug),
                                            new Input(
                                                    "peak of " + chip.name,
                                                    to.denseFlopPerSecond,
                                                    "FLOP/s in " + to.precision,
                                                    to.source.slug));
                            var onIt = stage.hours().taking(hours, step);
                            return new ChipSwap(
                                    stage.with(chip, onIt, stage.hours().derivation()),
                                    to.precision);
                        });
    }
}
