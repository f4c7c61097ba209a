package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * What is given of chips that are bought. Null is what is not given.
 *
 * @param serverPricePerChipUsd price of a chip with its share of the server
 * @param priceAvailableFrom from when the chip could be had at that price
 * @param serverOverhead server price / price of its bare chips
 * @param interconnectShare of the price of the whole cluster
 */
public record GivenPurchase(
        Double serverPricePerChipUsd,
        LocalDate priceAvailableFrom,
        Double serverOverhead,
        Double interconnectShare) {

    static final GivenPurchase NONE = new GivenPurchase(null, null, null, null);

    private static final Parameter<Double> SERVER_PRICE =
            Parameter.above0("serverPricePerChipUsd", 1e8)
                    .describedAs(
                            "Purchase price of a chip with its share of the server, in USD; the record's if left out.")
                    .example(24_875.0);
    private static final Parameter<LocalDate> AVAILABLE_FROM =
            GivenDates.day("priceAvailableFrom")
                    .describedAs("From when the chip could be had at that price.")
                    .example(LocalDate.of(2020, 8, 12));
    private static final Parameter<Double> SERVER_OVERHEAD =
            Parameter.number("serverOverhead", 1, 10)
                    .describedAs("Price of a server over that of its bare chips.");
    private static final Parameter<Double> INTERCONNECT_SHARE =
            Parameter.number("interconnectShare", 0, 0.95)
                    .describedAs("Share of the interconnect in the price of the whole cluster.");

    static final Parameters<GivenPurchase> PARAMETERS =
            Parameters.of(
                    GivenPurchase.class,
                    GivenPurchase::read,
                    SERVER_PRICE,
                    AVAILABLE_FROM,
                    SERVER_OVERHEAD,
                    INTERCONNECT_SHARE);

    /**
     * @throws InvalidInput that names the value at fault
     */
    static GivenPurchase read(GivenValues given) {
        return new GivenPurchase(
                given.read(SERVER_PRICE),
                given.read(AVAILABLE_FROM),
                given.read(SERVER_OVERHEAD),
                given.read(INTERCONNECT_SHARE));
    }

    /** Whether anything of it is given. */
    boolean tells() {
        return !equals(NONE);
    }
}
