package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.grid.Regions;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.List;

/**
 * What the question gives about the electricity use of owned chips. A value that is not given is
 * null.
 *
 * @param tdpWatts thermal design power of one chip
 * @param serverPowerFactor power of the server / TDP of its chips
 * @param averagePowerFraction mean draw / peak draw
 * @param pue power usage effectiveness
 * @param usdPerKwh electricity price
 * @param region of the grid whose electricity price applies
 */
public record GivenPower(
        Double tdpWatts,
        Double serverPowerFactor,
        Double averagePowerFraction,
        Double pue,
        Double usdPerKwh,
        String region) {

    static final GivenPower NONE = ofRegion(null);

    static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs("Grid region whose electricity price applies; USA if left out.")
                    .example("USA");
    private static final Parameter<Double> TDP =
            Parameter.above0("tdpWatts", 30_000)
                    .describedAs(
                            "Thermal design power of one chip, in watts; the chip's if left out.")
                    .example(400.0);
    private static final Parameter<Double> SERVER_POWER_FACTOR =
            Parameter.number("serverPowerFactor", 1, 10)
                    .describedAs("Power of a server divided by the TDP of its chips.");
    private static final Parameter<Double> AVERAGE_POWER_FRACTION =
            Parameter.above0("averagePowerFraction", 1)
                    .describedAs("Mean power draw divided by peak power draw.");
    private static final Parameter<Double> PUE =
            Parameter.number("pue", 1, 5).describedAs("Power usage effectiveness.").example(1.25);
    private static final Parameter<Double> USD_PER_KWH =
            Parameter.above0("usdPerKwh", 5)
                    .describedAs("Electricity price, in USD per kWh; the region's if left out.");

    static final Parameters<GivenPower> PARAMETERS =
            Parameters.of(
                    GivenPower.class,
                    GivenPower::read,
                    TDP,
                    SERVER_POWER_FACTOR,
                    AVERAGE_POWER_FRACTION,
                    PUE,
                    USD_PER_KWH,
                    REGION);

    /**
     * @throws InvalidInput naming the invalid value
     */
    static GivenPower read(GivenValues given) {
        return new GivenPower(
                given.read(TDP),
                given.read(SERVER_POWER_FACTOR),
                given.read(AVERAGE_POWER_FRACTION),
                given.read(PUE),
                given.read(USD_PER_KWH),
                given.read(REGION));
    }

    /**
     * The same with the code of the region.
     *
     * @param assumed to which goes what the region's name was taken for
     * @throws InvalidInput for a region that is not in the record
     */
    GivenPower named(List<String> assumed) {
        return region == null
                ? this
                : new GivenPower(
                        tdpWatts,
                        serverPowerFactor,
                        averagePowerFraction,
                        pue,
                        usdPerKwh,
                        Regions.ofRecord().code(REGION.name(), region, assumed));
    }

    static GivenPower ofRegion(String region) {
        return new GivenPower(null, null, null, null, null, region);
    }

    /** Whether anything other than the region is given; a renter may name a region too. */
    boolean tells() {
        return !equals(ofRegion(region));
    }
}
