package dev.modelcost.trend;

import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * Asks how the price of chips changes.
 *
 * @param prices that the trend is of
 * @param period days from which they held
 * @param chip slug of one chip; null for all
 * @param confidence of the intervals
 * @param limit of points that are shown
 */
record ChipPriceTrendRequest(
        Prices prices,
        TrendPeriod period,
        String chip,
        TrendSeries.Confidence confidence,
        int limit) {

    /**
     * Prices of one chip or of all.
     *
     * @param kind rental or purchase
     * @param commitment of a rental
     */
    record Prices(String kind, String commitment) {

        boolean isRental() {
            return kind.equals("rental");
        }
    }

    private static final Parameter<String> KIND =
            Parameter.oneOf("kind", "rental", "purchase")
                    .describedAs("Whether the chips are rented by the hour or bought.")
                    .defaultsTo("rental");
    private static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("Slug of one chip; all chips if left out.")
                    .example("nvidia-h100-sxm5-80gb");
    private static final Parameter<String> COMMITMENT =
            Parameter.oneOf("commitment", "on-demand", "1-year", "3-year")
                    .describedAs("For how long the chips are rented.")
                    .defaultsTo("on-demand");

    static final Parameters<ChipPriceTrendRequest> PARAMETERS =
            Parameters.of(
                    ChipPriceTrendRequest.class,
                    given ->
                            new ChipPriceTrendRequest(
                                    new Prices(given.read(KIND), given.read(COMMITMENT)),
                                    TrendPeriod.read(given),
                                    given.read(CHIP),
                                    TrendSeries.Confidence.read(given),
                                    given.read(TrendSeries.LIMIT)),
                    KIND,
                    CHIP,
                    COMMITMENT,
                    TrendPeriod.FROM,
                    TrendPeriod.TO,
                    TrendSeries.CONFIDENCE,
                    TrendSeries.LIMIT);
}
