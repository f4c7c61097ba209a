package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * What is given of the days of a training run. Null is what is not given.
 *
 * @param publishedOn day of publication
 * @param trainingStart first day of training
 */
public record GivenDates(LocalDate publishedOn, LocalDate trainingStart) {

    static final GivenDates NONE = new GivenDates(null, null);

    static final Parameter<LocalDate> TRAINING_START =
            day("trainingStart")
                    .describedAs(
                            "First day of training; told by the day of publication if left out.")
                    .example(LocalDate.of(2022, 5, 12));
    private static final Parameter<LocalDate> PUBLISHED_ON =
            day("publishedOn")
                    .describedAs("Day of publication; the model's if left out.")
                    .example(LocalDate.of(2024, 4, 18));

    static final Parameters<GivenDates> PARAMETERS =
            Parameters.of(GivenDates.class, GivenDates::read, PUBLISHED_ON, TRAINING_START);

    /** A day on which somebody may have trained. */
    static Parameter<LocalDate> day(String name) {
        return Parameter.date(name, 1990, 2100);
    }

    /**
     * @throws InvalidInput that names the value at fault
     */
    static GivenDates read(GivenValues given) {
        var dates = new GivenDates(given.read(PUBLISHED_ON), given.read(TRAINING_START));
        if (dates.trainingStart != null
                && dates.publishedOn != null
                && dates.publishedOn.isBefore(dates.trainingStart)) {
            throw given.refusal(
                    PUBLISHED_ON,
                    "%s is before trainingStart, %s."
                            .formatted(dates.publishedOn, dates.trainingStart));
        }
        return dates;
    }
}
