package dev.modelcost.training;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import java.util.List;

/**
 * A stage of training as it is paid for: the chips, their hours, and what is believed of those.
 *
 * @param model that was trained; null if the question names none
 * @param name of the stage
 * @param chip that did the work; null if unknown
 * @param precision that it worked in; null if unknown
 * @param hours chip-hours and how they are known
 * @param chips that worked at once; null if unknown
 * @param wallClockHours null if unknown
 * @param hoursElsewhere how long the training took by another source, for its dates alone; null if
 *     unknown
 * @param ranges of the chip-hours
 * @param chipsAreEstimated whether the number of chips carries a range where it is used alone
 * @param work its FLOP
 * @param mfu as published; null if unknown
 * @param usdPerChipHour that the source itself states; null if none
 * @param source slug; null if the question tells the work
 * @param sourceTitle null if the question tells the work
 * @param key tells it apart from other stages
 * @param changes how it differs from the record, as steps before those of the chip-hours
 */
public record TrainingStage(
        Model model,
        String name,
        Chip chip,
        String precision,
        ChipHours hours,
        Double chips,
        Double wallClockHours,
        Double hoursElsewhere,
        WorkUncertainty ranges,
        boolean chipsAreEstimated,
        RunFlop work,
        Double mfu,
        Double usdPerChipHour,
        String source,
        String sourceTitle,
        String key,
        List<Step> changes) {

    /** Model FLOP; null if unknown. */
    Double flop() {
        return work.flop();
    }

    /** How long it took, where that follows from what is known. */
    Double hoursFromStartToEnd() {
        if (wallClockHours != null) {
            return wallClockHours;
        }
        return chips == null || hours == null ? null : Double.valueOf(hours.hours() / chips);
    }

    /** How many chips, where that follows from what is known. */
    public Double chipCount() {
        if (chips != null) {
            return chips;
        }
        return wallClockHours == null || hours == null
                ? null
                : Double.valueOf(hours.hours() / wallClockHours);
    }

    String basis() {
        return hours == null ? null : hours.basis().slug();
    }

    String modelSlug() {
        return model == null ? null : model.slug;
    }

    /** What a sentence calls the model. */
    String modelName() {
        return model == null ? "the model" : model.name;
    }

    /** The same stage with other chip-hours, which begin a new derivation. */
    public TrainingStage with(Chip newChip, ChipHours newHours, Step change) {
        return new TrainingStage(
                model,
                name,
                newChip,
                precision,
                newHours,
                chips,
                chips == null ? null : Double.valueOf(newHours.hours() / chips),
                hoursElsewhere == null || hours == null
                        ? null
                        : Double.valueOf(hoursElsewhere * newHours.hours() / hours.hours()),
                ranges,
                chipsAreEstimated,
                work,
                mfu,
                newChip == chip ? usdPerChipHour : null,
                source,
                sourceTitle,
                key,
                change == null ? List.of() : List.of(change));
    }

    /** The same chip-hours on another number of chips. */
    TrainingStage on(double count) {
        return new TrainingStage(
                model,
                name,
                chip,
                precision,
                hours,
                count,
                null,
                null,
                ranges,
                false,
                work,
                mfu,
                usdPerChipHour,
                source,
                sourceTitle,
                key,
                changes);
    }
}
