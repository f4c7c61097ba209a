package dev.modelcost.training;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import java.util.List;

/**
 * A stage of training as it is costed: the chips, their hours, and the uncertainty of both.
 *
 * @param model that was trained; null if the question names no model
 * @param name of the stage
 * @param chip that it ran on; null if unknown
 * @param precision that it was run in; null if unknown
 * @param hours chip-hours and where they come from
 * @param chips running at once; null if unknown
 * @param wallClockHours null if unknown
 * @param hoursElsewhere how long training took according to another source, used only for its
 *     dates; null if unknown
 * @param ranges of the chip-hours
 * @param chipsAreEstimated whether the number of chips carries a range where it is used on its own
 * @param work its FLOP
 * @param mfu as published; null if unknown
 * @param usdPerChipHour that the source itself states; null if none
 * @param source slug; null if the question specifies the work
 * @param sourceTitle null if the question specifies the work
 * @param key identifies it among other stages
 * @param changes how it differs from the record, as steps that come before those of the chip-hours
 * @param assumed what was assumed about the work where the question leaves it open, one sentence
 *     each
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
        List<Step> changes,
        List<String> assumed) {

    /** Key of a stage that the question specifies. */
    static final String GIVEN = "question";

    /** Whether the question specifies the work. */
    boolean isGiven() {
        return key.equals(GIVEN);
    }

    /** Whether its hours rest on an MFU that nobody states. */
    boolean assumesAnMfu() {
        return hours != null && hours.utilization() != null;
    }

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

    /** The name to use for the model in a sentence. */
    String modelName() {
        return model == null ? "the model" : model.name;
    }

    /** The same stage with other chip-hours, which start a new derivation. */
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
                change == null ? List.of() : List.of(change),
                assumed);
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
                changes,
                assumed);
    }
}
