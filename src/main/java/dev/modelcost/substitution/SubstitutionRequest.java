package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.Destination;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * A question about the same training run on other chips.
 *
 * @param destination where the chips would go; null to leave legality out
 * @param on date of the sale
 * @param assumptions slug of the assumption set
 */
record SubstitutionRequest(Destination destination, LocalDate on, String assumptions) {

    private static final Parameter<String> DESTINATION =
            Parameter.text("destination")
                    .describedAs("Where the chips would go: " + Destination.ALLOWED + ".")
                    .example("CN");
    private static final Parameter<LocalDate> ON =
            Parameter.date("on")
                    .describedAs("Date on which they would be sold; today if left out.")
                    .example(LocalDate.of(2024, 6, 1));
    private static final Parameter<String> ASSUMPTIONS =
            Parameter.text("assumptions")
                    .describedAs("Slug of the assumption set.")
                    .defaultsTo(AssumptionBook.TRAINING);

    static final Parameters<SubstitutionRequest> PARAMETERS =
            Parameters.of(
                    SubstitutionRequest.class,
                    SubstitutionRequest::read,
                    DESTINATION,
                    ON,
                    ASSUMPTIONS);

    /**
     * @throws InvalidInput naming the invalid value
     */
    private static SubstitutionRequest read(GivenValues given) {
        var destination = given.read(DESTINATION);
        return new SubstitutionRequest(
                destination == null ? null : Destination.of(DESTINATION.name(), destination),
                given.read(ON),
                given.read(ASSUMPTIONS));
    }

    /** The same question with today's date if none was given. */
    SubstitutionRequest onOr(LocalDate today) {
        return on == null ? new SubstitutionRequest(destination, today, assumptions) : this;
    }
}
