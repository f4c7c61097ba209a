package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.Destination;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.List;

/**
 * A question about the same training run on other chips.
 *
 * @param destination where the chips would go; null to leave legality out
 * @param on date of the sale
 * @param assumptions slug of the assumption set
 */
record SubstitutionRequest(String destination, LocalDate on, String assumptions) {

    private static final Parameter<String> DESTINATION =
            Parameter.named("destination", "destination")
                    .describedAs("Where the chips would go: " + Destination.ALLOWED + ".")
                    .example("CN");
    private static final Parameter<LocalDate> ON =
            Parameter.date("on")
                    .describedAs("Date on which they would be sold; today if left out.")
                    .example(LocalDate.of(2024, 6, 1));
    private static final Parameter<String> ASSUMPTIONS =
            Parameter.named("assumptions", "assumption set")
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
        return new SubstitutionRequest(
                given.read(DESTINATION), given.read(ON), given.read(ASSUMPTIONS));
    }

    /**
     * Where the chips would go; null to leave legality out.
     *
     * @param assumed to which goes what its name was taken for
     * @throws InvalidInput for what is neither a country nor a group
     */
    Destination to(List<String> assumed) {
        return destination == null
                ? null
                : Destination.of(DESTINATION.name(), destination, assumed);
    }

    /** The same question with today's date if none was given. */
    SubstitutionRequest onOr(LocalDate today) {
        return on == null ? new SubstitutionRequest(destination, today, assumptions) : this;
    }
}
