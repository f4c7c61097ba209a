package dev.modelcost.calc.price;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * The price rows of one provider, model and service tier on one day: by length of the prompt and
 * time of day.
 *
 * @param rows at least one, all in one currency
 */
public record PriceTable(List<PriceRow> rows) {

    /**
     * @throws IllegalArgumentException if there is no row, or rows are in different currencies
     */
    public PriceTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no price row");
        }
        var currencies = rows.stream().map(PriceRow::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw new IllegalArgumentException("rows in different currencies: " + currencies);
        }
    }

    /**
     * The row by which a request is charged: of those that hold, the one with the greatest bound on
     * the prompt; of those, the one for these hours before the one for all day. The whole prompt is
     * charged by it, not only what exceeds the bound.
     *
     * @throws IllegalArgumentException if no row holds, or two hold alike
     */
    public PriceRow rowFor(long promptTokens, LocalTime utc) {
        var order =
                Comparator.comparingInt(PriceRow::promptTokensAbove)
                        .thenComparing(PriceRow::windowed);
        var holding =
                rows.stream()
                        .filter(row -> row.holds(promptTokens, utc))
                        .sorted(order.reversed())
                        .toList();
        if (holding.isEmpty()) {
            throw new IllegalArgumentException(
                    "no price for a prompt of " + promptTokens + " tokens at " + utc + " UTC");
        }
        if (holding.size() > 1 && order.compare(holding.get(0), holding.get(1)) == 0) {
            throw new IllegalArgumentException(
                    "two prices for a prompt of " + promptTokens + " tokens at " + utc + " UTC");
        }
        return holding.get(0);
    }
}
