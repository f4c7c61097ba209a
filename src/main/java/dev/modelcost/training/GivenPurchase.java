package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * What the question gives about purchased chips. A value that is not given is null.
 *
 * @param serverPricePerChipUsd price of a chip including its share of the server
 * @param priceAvailableFrom date from which the chip was available at that price
 * @param serverOverhead server price / price of its bare chips
 * @param interconnectShare of the interconnect in the price of the whole cluster
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
                            "Purchase price of a chip including its share of the server, in USD; the recorded price if left out.")
                    .example(24_875.0);
    private static final Parameter<LocalDate> AVAILABLE_FROM =
            GivenDates.day("priceAvailableFrom")
                    .describedAs("Date from which the chip was available at that price.")
                    .example(LocalDate.of(2020, 8, 12));
    private static final Parameter<Double> SERVER_OVERHEAD =
            Parameter.number("serverOverhead", 1, 10)
                    .describedAs("Price of a server divided by that of its bare chips.");
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
     * @throws InvalidInput naming the invalid value
     */
    static GivenPurchase read(GivenValues given) {
        return new GivenPurchase(
                given.read(SERVER_PRICE),
                given.read(AVAILABLE_FROM),
                given.read(SERVER_OVERHEAD),
                given.read(INTERCONNECT_SHARE));
    }

    /** Whether any of these values is given. */
    boolean tells() {
        return !equals(NONE);
    }
}
