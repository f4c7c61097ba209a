package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.training.TrainingDates;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** When a stage was published, when its chips could be had, and when it began. */
final class RunDates {

    /** A century: work that would take longer on its chips has no date. */
    private static final double MOST_HOURS = 876_600;

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
     * When the chip could first be had.
     *
     * @param priceDate of its purchase; null where only its release counts
     * @return null if unknown
     */
    LocalDate available(Chip chip, LocalDate priceDate) {
        if (chip == null || chip.releasedOn == null) {
            return priceDate;
        }
        var dates = dates(null);
        return Chip.isTpu(chip)
                ? dates.tpuAvailableFrom(chip.releasedOn)
                : dates.gpuAvailableFrom(
                        priceDate == null ? chip.releasedOn : priceDate, chip.releasedOn);
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
        var lead = own("start-to-publication.", stage.model());
        if (lead != null) {
            var start = published.minusDays((long) assumptions.value(lead));
            return start.isBefore(earliest) ? earliest : start;
        }
        var own = stage.hoursFromStartToEnd();
        var hours = own == null ? stage.hoursElsewhere() : own;
        return dates(stage.model())
                .trainingStart(
                        published,
                        hours == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Math.min(hours, MOST_HOURS)),
                        earliest);
    }

    /** The day whose hourly price a renter paid; null if the start is unknown. */
    LocalDate priceDate(LocalDate start) {
        return start == null ? null : dates(null).rentalPriceDate(start);
    }

    private TrainingDates dates(Model model) {
        var delay = own("publication-delay.", model);
        return new TrainingDates(
                (int) assumptions.value("availability-delay.gpu"),
                (int) assumptions.value(delay == null ? "publication-delay" : delay),
                (int) assumptions.value("price-date-offset"),
                assumptions.value("training-time.default"));
    }

    /** A constant that the set holds for this model alone; null if it holds none. */
    private String own(String prefix, Model model) {
        if (model == null || given.publishedOn() != null) {
            return null;
        }
        return assumptions.has(prefix + model.slug) ? prefix + model.slug : null;
    }
}
