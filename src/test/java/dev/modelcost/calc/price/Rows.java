package dev.modelcost.calc.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;

/** Rows of price lists for tests, in USD by the source "list". */
final class Rows {

    /** A Tuesday. */
    static final LocalDateTime NOON = LocalDate.of(2026, 9, 1).atTime(12, 0);

    private Rows() {}

    /** Input and output; null for a price that is not known. */
    static PriceRow row(String input, String output) {
        return row(0, null, prices(input, output));
    }

    static PriceRow row(int above, PriceWindow window, Map<Charge, BigDecimal> prices) {
        return PriceRow.of("row", above, window, "USD", prices, "list");
    }

    static Map<Charge, BigDecimal> prices(String input, String output) {
        var prices = new EnumMap<Charge, BigDecimal>(Charge.class);
        put(prices, Charge.INPUT, input);
        put(prices, Charge.OUTPUT, output);
        return prices;
    }

    /** The row with one more price. */
    static PriceRow with(PriceRow row, Charge charge, String price) {
        return row.completedBy(Map.of(charge, new PriceRow.Quote(new BigDecimal(price), "list")));
    }

    private static void put(Map<Charge, BigDecimal> prices, Charge charge, String price) {
        if (price != null) {
            prices.put(charge, new BigDecimal(price));
        }
    }
}
