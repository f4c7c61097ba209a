package dev.modelcost.calc.price;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * The price rows of one provider, model and service tier on one day: by prompt length and time of
 * day.
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
     * The row by which a request is charged: among those that apply, the one with the highest
     * prompt-length bound, and among those a row for certain hours before one for all day. The
     * whole prompt is charged by it, not just the part above the bound.
     *
     * @throws IllegalArgumentException if no row applies, or two apply equally
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
