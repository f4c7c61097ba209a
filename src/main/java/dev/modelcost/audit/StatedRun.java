package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;

/** What a claim says of the run itself, beside the figure that it states. */
final class StatedRun {

    private static final double KG_PER_TONNE = 1000;

    static final Parameter<Double> CHIP_COUNT =
            Parameter.above0("chipCount", AuditRequest.MOST)
                    .describedAs("Chips at once, as the claim states them.");
    static final Parameter<Double> CHIP_HOURS =
            Parameter.above0("chipHours", AuditRequest.MOST)
                    .describedAs("Chip-hours of the run, as the claim states them.");
    static final Parameter<Double> WALL_CLOCK_HOURS =
            Parameter.above0("wallClockHours", AuditRequest.MOST)
                    .describedAs("Hours from the start of the run to its end.");
    static final Parameter<Double> USD_PER_CHIP_HOUR =
            Parameter.above0("usdPerChipHour", AuditRequest.MOST)
                    .describedAs("USD per chip-hour that the claim assumes.");
    static final Parameter<Double> TRAINING_FLOP =
            Parameter.above0("trainingFlop", AuditRequest.MOST)
                    .describedAs("Work of the run, FLOP.");
    static final Parameter<Double> TRAINING_TOKENS =
            Parameter.above0("trainingTokens", AuditRequest.MOST).describedAs("Tokens of the run.");
    static final Parameter<Double> ACTIVE_PARAMETERS =
            Parameter.above0("activeParameters", AuditRequest.MOST)
                    .describedAs("Parameters of the model that are active per token.");
    static final Parameter<Double> ENERGY_KWH =
            Parameter.above0("energyKwh", AuditRequest.MOST).describedAs("Energy of the run, kWh.");
    static final Parameter<Double> CARBON_TONNES =
            Parameter.number("carbonTonnes", 0, AuditRequest.MOST)
                    .describedAs("Emissions of the run, tonnes of CO2e.");

    private StatedRun() {}

    /**
     * @param precision of the arithmetic; null if it is not stated
     */
    static AuditRun read(GivenValues given, String precision) {
        // In the order in which they are declared: what is wrong first is said first.
        var chipCount = given.read(CHIP_COUNT);
        var time =
                new AuditRun.Time(given.read(CHIP_HOURS), chipCount, given.read(WALL_CLOCK_HOURS));
        var usdPerChipHour = given.read(USD_PER_CHIP_HOUR);
        var work =
                new AuditRun.Work(
                        given.read(TRAINING_FLOP),
                        given.read(TRAINING_TOKENS),
                        given.read(ACTIVE_PARAMETERS));
        var energyKwh = given.read(ENERGY_KWH);
        var carbonTonnes = given.read(CARBON_TONNES);
        var carbonKg = carbonTonnes == null ? null : carbonTonnes * KG_PER_TONNE;
        return new AuditRun(
                time, work, new AuditRun.Use(energyKwh, carbonKg), usdPerChipHour, precision);
    }
}
