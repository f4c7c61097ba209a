package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * What is given of the people who developed a model. Null is what is not given.
 *
 * @param contributors people
 * @param months that they worked on it
 */
public record GivenStaff(Integer contributors, Double months) {

    static final GivenStaff NONE = new GivenStaff(null, null);

    private static final Parameter<Integer> CONTRIBUTORS =
            Parameter.integer("contributors", 1, 1_000_000)
                    .describedAs("People who worked on it, for method development.");
    private static final Parameter<Double> MONTHS =
            Parameter.above0("months", 1200)
                    .describedAs("Months that they worked on it, for method development.");

    static final Parameters<GivenStaff> PARAMETERS =
            Parameters.of(GivenStaff.class, GivenStaff::read, CONTRIBUTORS, MONTHS);

    /**
     * @throws InvalidInput that names the value at fault
     */
    static GivenStaff read(GivenValues given) {
        return new GivenStaff(given.read(CONTRIBUTORS), given.read(MONTHS));
    }

    /** Whether anything of it is given. */
    boolean tells() {
        return !equals(NONE);
    }
}
