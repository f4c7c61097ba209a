package dev.modelcost.footprint;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.List;

/**
 * A use of machines, by its energy or by chips, hours and power. What is not given is null.
 *
 * @param energyKwh IT energy, before PUE
 * @param chipHours hours of chips
 * @param wattsPerChip average power of a chip with what is counted to it
 * @param tdpWatts thermal design power of a chip
 * @param chip slug of the chip whose TDP counts
 * @param serverPowerFactor power of a server / TDP of its chips
 * @param averagePowerFraction average power / power at full load
 * @param chipCount chips that ran at once
 * @param wallClockHours hours that they ran
 * @param publishedOn day of publication
 */
record MachineUseRequest(
        Double energyKwh,
        Double chipHours,
        Double wattsPerChip,
        Double tdpWatts,
        String chip,
        Double serverPowerFactor,
        Double averagePowerFraction,
        Double chipCount,
        Double wallClockHours,
        LocalDate publishedOn) {

    private static final double MOST_WATTS = 1e5;

    private static final Parameter<Double> ENERGY_KWH =
            Parameter.number("energyKwh", 1e-6, 1e12)
                    .describedAs("IT energy, before PUE, kWh; of hours and power if left out.")
                    .example(433_196.0);
    private static final Parameter<Double> CHIP_HOURS =
            Parameter.number("chipHours", 0.001, 1e11)
                    .describedAs("Chip-hours; chipCount x wallClockHours if left out.")
                    .example(1_082_990.0);
    private static final Parameter<Double> WATTS_PER_CHIP =
            Parameter.number("wattsPerChip", 1, MOST_WATTS)
                    .describedAs(
                            "Average power of a chip with what is counted to it, W; of tdpWatts or chip if left out.")
                    .example(400.0);
    private static final Parameter<Double> TDP_WATTS =
            Parameter.number("tdpWatts", 1, MOST_WATTS)
                    .describedAs(
                            "Thermal design power of a chip, W, drawn in full unless factors or a chip, which has some, are given; that of the chip if left out.")
                    .example(700.0);
    private static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs(
                            "Slug of the chip whose TDP counts, times the factors of the assumption set unless they are given.")
                    .example("nvidia-h100-sxm5-80gb");
    private static final Parameter<Double> SERVER_POWER_FACTOR =
            Parameter.number("serverPowerFactor", 1, 5)
                    .describedAs("Power of a server / TDP of its chips.")
                    .example(2.03);
    private static final Parameter<Double> AVERAGE_POWER_FRACTION =
            Parameter.number("averagePowerFraction", 0.01, 1)
                    .describedAs("Average power / power at full load, a share.")
                    .example(0.75);
    private static final Parameter<Double> CHIP_COUNT =
            Parameter.number("chipCount", 1, 1e8)
                    .describedAs(
                            "Chips that ran at once; with publishedOn and a TDP for Epoch's power formula.")
                    .example(384.0);
    private static final Parameter<Double> WALL_CLOCK_HOURS =
            Parameter.number("wallClockHours", 0.001, 1e6)
                    .describedAs("Hours that the chips ran, from start to end.")
                    .example(2_820.0);
    private static final Parameter<LocalDate> PUBLISHED_ON =
            Parameter.date("publishedOn")
                    .describedAs(
                            "Day of publication, whose year Epoch's power formula takes, and the electricity where no year is given.")
                    .example(LocalDate.of(2022, 7, 11));

    static final Parameters<MachineUseRequest> PARAMETERS =
            Parameters.of(
                    MachineUseRequest.class,
                    MachineUseRequest::read,
                    ENERGY_KWH,
                    CHIP_HOURS,
                    WATTS_PER_CHIP,
                    TDP_WATTS,
                    CHIP,
                    SERVER_POWER_FACTOR,
                    AVERAGE_POWER_FRACTION,
                    CHIP_COUNT,
                    WALL_CLOCK_HOURS,
                    PUBLISHED_ON);

    static MachineUseRequest read(GivenValues given) {
        return new MachineUseRequest(
                given.read(ENERGY_KWH),
                given.read(CHIP_HOURS),
                given.read(WATTS_PER_CHIP),
                given.read(TDP_WATTS),
                given.read(CHIP),
                given.read(SERVER_POWER_FACTOR),
                given.read(AVERAGE_POWER_FRACTION),
                given.read(CHIP_COUNT),
                given.read(WALL_CLOCK_HOURS),
                given.read(PUBLISHED_ON));
    }

    /**
     * Epoch's formula knows the power: whoever gives it, or what it follows from, means another.
     *
     * @throws InvalidInput that names what is given beside it
     */
    void refuseBesideFormula(GivenValues given) {
        for (var parameter :
                List.of(ENERGY_KWH, WATTS_PER_CHIP, SERVER_POWER_FACTOR, AVERAGE_POWER_FRACTION)) {
            if (given.read(parameter) != null) {
                throw given.refusal(
                        parameter,
                        "power=%s has a power of its own; leave out one of the two."
                                .formatted(TrainingEnergy.BY_FORMULA));
            }
        }
    }

    /** The same of so many chips. */
    MachineUseRequest of(double count) {
        return new MachineUseRequest(
                energyKwh,
                chipHours,
                wattsPerChip,
                tdpWatts,
                chip,
                serverPowerFactor,
                averagePowerFraction,
                count,
                wallClockHours,
                publishedOn);
    }

    /** Chip-hours as given, else chipCount x wallClockHours; null if neither is known. */
    Double hours() {
        if (chipHours != null) {
            return chipHours;
        }
        return chipCount == null || wallClockHours == null
                ? null
                : Double.valueOf(chipCount * wallClockHours);
    }
}
