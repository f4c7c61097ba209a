package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.util.List;

/**
 * Power that a training run draws from the grid, including all chips, their servers and the data
 * centre.
 *
 * <p>The formula of Epoch's column "Training power draw (W)".
 *
 * @param watts above 0
 * @param steps how it was computed
 */
public record TrainingPower(double watts, List<Step> steps) {

    /**
     * @throws IllegalArgumentException if the power is not above 0
     */
    public TrainingPower {
        Require.positive("watts", watts);
        steps = List.copyOf(steps);
    }

    /**
     * @param chips of the run, at least 1
     * @param tdpWatts of one chip
     * @param on date from which the year is taken: publication of the model
     * @param chipSource slug of the source of the TDP; null if the caller gave it
     * @throws IllegalArgumentException if the number of chips is below 1 or the TDP is not above 0
     */
    public static TrainingPower of(
            double chips,
            double tdpWatts,
            LocalDate on,
            PowerConstants constants,
            String chipSource) {
        Require.atLeast(1, "chips", chips);
        Require.positive("tdpWatts", tdpWatts);
        var year = on.getYear() + (on.getDayOfYear() - 1) / 365.0;
        var server = chips > 1 ? constants.serverFactor() : 1;
        var overhead =
                StrictMath.exp(
                        constants.logAtReference()
                                + constants.logSlopePerYear() * (year - constants.referenceYear()));
        var watts = chips * tdpWatts * server * overhead;
        return new TrainingPower(
                watts,
                List.of(
                        Step.of(
                                "Overhead of the year",
                                "exp(a + b x (year - reference))",
                                overhead,
                                "1",
                                new Input("a", constants.logAtReference(), "1", constants.source()),
                                new Input(
                                        "b",
                                        constants.logSlopePerYear(),
                                        "1/year",
                                        constants.source()),
                                Input.of("year", year, "year"),
                                new Input(
                                        "reference",
                                        constants.referenceYear(),
                                        "year",
                                        constants.source())),
                        Step.of(
                                "Training power",
                                "chips x TDP x server factor x overhead",
                                watts,
                                "W",
                                Input.of("chips", chips, "chip"),
                                new Input("TDP", tdpWatts, "W/chip", chipSource),
                                new Input("server factor", server, "1", constants.source()),
                                Input.of("overhead", overhead, "1"))));
    }
}
