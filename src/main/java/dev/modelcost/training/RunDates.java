package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.training.TrainingDates;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** When a stage was published, when its chips could be had, and when it began. */
final class RunDates {

    private final GivenDates given;
    private final AssumptionBook assumptions;

    RunDates(GivenDates given, AssumptionBook assumptions) {
        this.given = given;
        this.assumptions = assumptions;
    }

    /** Null if unknown. */
    LocalDate published(TrainingStage stage) {
        if (given.publishedOn() != null) {
            return given.publishedOn();
        }
        return stage.model() == null ? null : stage.model().releasedOn;
    }

    /**
     * When the chip of a stage could first be had.
     *
     * @param priceDate of its purchase; null where only its release counts
     * @return null if unknown
     */
    LocalDate available(TrainingStage stage, LocalDate priceDate) {
        var chip = stage.chip();
        if (chip == null || chip.releasedOn == null) {
            return priceDate;
        }
        var model = stage.model() == null ? null : stage.model().slug;
        return MethodConstants.dates(assumptions::has, assumptions::value, chip.slug, model)
                .availableFrom(Chip.isTpu(chip), chip.releasedOn, priceDate);
    }

    /**
     * The first day of training; not before the chips were there.
     *
     * @return null if neither it nor the day of publication is known
     */
    LocalDate start(TrainingStage stage, LocalDate available) {
        if (given.trainingStart() != null) {
            return given.trainingStart();
        }
        var published = published(stage);
        if (published == null) {
            return null;
        }
        var earliest = available == null ? LocalDate.MIN : available;
        var own = stage.hoursFromStartToEnd();
        var hours = own == null ? stage.hoursElsewhere() : own;
        return dates(stage.model())
                .trainingStart(
                        published,
                        hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours),
                        earliest);
    }

    /** The day whose hourly price a renter paid; null if the start is unknown. */
    LocalDate priceDate(LocalDate start) {
        return start == null ? null : dates(null).rentalPriceDate(start);
    }

    /**
     * The first day of training as it is known of the run itself, else some weeks before its
     * publication: the day whose rent is asked of the market. Work that the question specifies was
     * not done when the model's was.
     *
     * @return null if nobody says when it was published
     */
    LocalDate rentDay(TrainingStage stage) {
        if (given.trainingStart() != null) {
            return given.trainingStart();
        }
        var published = stage.isGiven() ? given.publishedOn() : published(stage);
        if (published == null) {
            return null;
        }
        return isKnown(stage.model())
                ? start(stage, null)
                : published.minusDays(dates(null).trainingToPublicationDays());
    }

    /** Whether somebody said when the training of the model began or ended. */
    private boolean isKnown(Model model) {
        return model != null
                && given.publishedOn() == null
                && MethodConstants.knowsTraining(assumptions::has, model.slug);
    }

    private TrainingDates dates(Model model) {
        var known = model == null || given.publishedOn() != null ? null : model.slug;
        return MethodConstants.dates(assumptions::has, assumptions::value, known);
    }
}
