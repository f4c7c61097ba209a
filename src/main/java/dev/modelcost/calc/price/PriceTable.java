package dev.modelcost.calc.price;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The price rows of one provider, model and service tier at one time: by length of the prompt and
 * hour.
 *
 * @param rows at least one, all in one currency
 * @param base standard prices for any prompt at any hour, whose ratios hold where a row lacks a
 *     price; null if there are none
 * @param rule how the provider charges what its list does not say; null if that is not known
 * @param remarks what was taken from where, in sentences
 */
public record PriceTable(
        List<PriceRow> rows, PriceRow base, BillingRule rule, List<String> remarks) {

    private static final Comparator<PriceRow> ORDER =
            Comparator.comparingInt(PriceRow::promptTokensAbove)
                    .thenComparing(PriceRow::windowed)
                    .reversed();

    /**
     * @throws IllegalArgumentException if there is no row, or rows are in different currencies
     */
    public PriceTable {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no price row");
        }
        var currencies = rows.stream().map(PriceRow::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw new IllegalArgumentException("rows in different currencies: " + currencies);
        }
    }

    /** Rows without anything to infer from but themselves. */
    public static PriceTable of(List<PriceRow> rows) {
        return new PriceTable(
                rows,
                rows.stream().filter(PriceRow::isBase).findFirst().orElse(null),
                null,
                List.of());
    }

    /**
     * The row by which a request is charged: of those that hold, the one with the greatest bound on
     * the prompt; of those, the one for these hours before the one for all day. The whole prompt is
     * charged by it, not only what exceeds the bound.
     *
     * @throws IllegalArgumentException if no row holds, or two hold alike
     */
    public PriceRow rowFor(long promptTokens, LocalDateTime utc) {
        var holding =
                rows.stream().filter(row -> row.holds(promptTokens, utc)).sorted(ORDER).toList();
        if (holding.isEmpty()) {
            throw new IllegalArgumentException(
                    "the record has no price for a prompt of "
                            + promptTokens
                            + " tokens at "
                            + utc
                            + " UTC");
        }
        if (holding.size() > 1 && ORDER.compare(holding.get(0), holding.get(1)) == 0) {
            throw new IllegalArgumentException(
                    "the record has two prices for a prompt of "
                            + promptTokens
                            + " tokens at "
                            + utc
                            + " UTC");
        }
        return holding.get(0);
    }

    /** The times (UTC) of a day from which another row may hold, midnight first. */
    public List<LocalTime> edges(LocalDate day) {
        return Stream.concat(
                        Stream.of(LocalTime.MIDNIGHT),
                        rows.stream()
                                .filter(PriceRow::windowed)
                                .flatMap(row -> row.window().edges(day).stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
