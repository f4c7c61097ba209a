package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.Destination;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.organization.Organization;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.List;

/**
 * A question about the same training run on other chips.
 *
 * @param destination where the chips would go; null to leave legality out
 * @param on date of the sale; null for today
 * @param assumptions slug of the assumption set
 * @param chip the only one to show; null for all
 * @param vendor whose chips are shown; null for those of all
 * @param limit how many are shown, of those that take the fewest chip-hours; null for all
 */
record SubstitutionRequest(
        String destination,
        LocalDate on,
        String assumptions,
        String chip,
        String vendor,
        Integer limit) {

    private static final int MOST_CHIPS = 1000;

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
    private static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("The only chip to put the run on; all if left out.")
                    .example("nvidia-h100-sxm5-80gb");
    private static final Parameter<String> VENDOR =
            Parameter.named("vendor", "organization")
                    .describedAs(
                            "Organization whose chips are shown, with those of what belongs to it;"
                                    + " of all if left out.")
                    .example("amd");
    private static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 1, MOST_CHIPS)
                    .describedAs(
                            "How many chips are shown, those with the fewest chip-hours first; all"
                                    + " if left out.")
                    .example(10);

    static final Parameters<SubstitutionRequest> PARAMETERS =
            Parameters.of(
                    SubstitutionRequest.class,
                    SubstitutionRequest::read,
                    DESTINATION,
                    ON,
                    ASSUMPTIONS,
                    CHIP,
                    VENDOR,
                    LIMIT);

    /**
     * @throws InvalidInput naming the invalid value
     */
    private static SubstitutionRequest read(GivenValues given) {
        return new SubstitutionRequest(
                given.read(DESTINATION),
                given.read(ON),
                given.read(ASSUMPTIONS),
                given.read(CHIP),
                given.read(VENDOR),
                given.read(LIMIT));
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

    /**
     * The chips that are asked for, in the order of their slugs.
     *
     * @param assumed to which goes what the names of chip and vendor were taken for
     * @throws dev.modelcost.failure.UnknownName if the record does not have one of them
     */
    List<Chip> chips(List<String> assumed) {
        var only = Chip.DIRECTORY.named(CHIP.name(), chip, assumed);
        var by = Organization.DIRECTORY.named(VENDOR.name(), vendor, assumed);
        return Chip.TABLE.rows().stream()
                .filter(each -> only == null || each.equals(only))
                .filter(each -> by == null || each.vendor.isPartOf(by.slug))
                .toList();
    }

    /** How many are shown. */
    int most() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
