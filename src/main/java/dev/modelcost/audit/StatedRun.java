package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.claimwords.WrittenNumber;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.util.Optional;

/** What a claim says of the run itself, beside the figure that it states. */
final class StatedRun {

    private static final double KG_PER_TONNE = 1000;

    /** Far below any practical value, and far above where a product would underflow. */
    private static final double LEAST = 1e-9;

    static final Parameter<Double> CHIP_COUNT =
            number("chipCount", "chips", 0)
                    .describedAs(
                            "Chips at once, as the claim states them; of a peak, the chips of the pod or server that it is the peak of.");
    static final Parameter<Double> CHIP_HOURS =
            number("chipHours", "chip-hours", 0)
                    .describedAs(
                            "Chip-hours of the run, as the claim states them; a number, or \"2.788M\".");
    static final Parameter<Double> WALL_CLOCK_HOURS =
            number("wallClockHours", "hours", 0)
                    .describedAs(
                            "Hours from the start of the run to its end; a number, or \"three weeks\".");
    static final Parameter<Double> USD_PER_CHIP_HOUR =
            number("usdPerChipHour", "USD/chip-hour", 0)
                    .describedAs("USD per chip-hour that the claim assumes.");
    static final Parameter<Double> TRAINING_FLOP =
            number("trainingFlop", "FLOP", 0).describedAs("Work of the run, FLOP.");
    static final Parameter<Double> TRAINING_TOKENS =
            number("trainingTokens", "tokens", 0).describedAs("Tokens of the run.");
    static final Parameter<Double> ACTIVE_PARAMETERS =
            number("activeParameters", "parameters", 0)
                    .describedAs("Parameters of the model that are active per token.");
    static final Parameter<Double> ENERGY_KWH =
            number("energyKwh", "kWh", 0)
                    .describedAs("Energy of the run, kWh; a number, or \"433 MWh\".");
    static final Parameter<Double> CARBON_TONNES =
            number("carbonTonnes", "tCO2e", -1)
                    .describedAs("Emissions of the run, tonnes of CO2e.");

    private StatedRun() {}

    /**
     * @param above what the number must exceed, but for practical limits; below 0 if 0 is allowed
     */
    private static Parameter<Double> number(String name, String unit, double above) {
        var in = Unit.of(unit).orElseThrow();
        return Parameter.writtenNumber(
                name,
                AuditParameters.MOST,
                (above < 0 ? "a number from 0" : "a number above 0")
                        + " and at most 1.0E40, in %s or with a unit".formatted(unit),
                text -> number(text, in, above));
    }

    private static Optional<Double> number(String text, Unit in, double above) {
        return WrittenNumber.read(text, in)
                .filter(
                        number ->
                                number >= (above < 0 ? 0 : LEAST)
                                        && number <= AuditParameters.MOST);
    }

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
