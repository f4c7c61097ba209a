package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * What the question gives about the people who developed a model. A value that is not given is
 * null.
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
     * @throws InvalidInput naming the invalid value
     */
    static GivenStaff read(GivenValues given) {
        return new GivenStaff(given.read(CONTRIBUTORS), given.read(MONTHS));
    }

    /** Whether any of these values is given. */
    boolean tells() {
        return !equals(NONE);
    }
}
