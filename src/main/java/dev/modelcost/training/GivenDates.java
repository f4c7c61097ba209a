package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * The dates of a training run that the question gives. A value that is not given is null.
 *
 * @param publishedOn publication date
 * @param trainingStart first day of training
 */
public record GivenDates(LocalDate publishedOn, LocalDate trainingStart) {

    static final GivenDates NONE = new GivenDates(null, null);

    static final Parameter<LocalDate> TRAINING_START =
            day("trainingStart")
                    .describedAs(
                            "First day of training; inferred from the publication date if left out.")
                    .example(LocalDate.of(2022, 5, 12));
    private static final Parameter<LocalDate> PUBLISHED_ON =
            day("publishedOn")
                    .describedAs("Publication date; the model's if left out.")
                    .example(LocalDate.of(2024, 4, 18));

    static final Parameters<GivenDates> PARAMETERS =
            Parameters.of(GivenDates.class, GivenDates::read, PUBLISHED_ON, TRAINING_START);

    /** A date on which training is plausible. */
    static Parameter<LocalDate> day(String name) {
        return Parameter.date(name, 1990, 2100);
    }

    /**
     * @throws InvalidInput naming the invalid value
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
