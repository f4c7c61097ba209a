package dev.modelcost.assumption;

import dev.modelcost.calc.training.Deflator;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Converts money of one month to money of another, by the latest edition of a producer price index.
 */
public final class PriceDeflation {

    /** BLS, producer prices of data processing, hosting and related services; Epoch's choice. */
    private static final String SERIES = "PCU518210518210";

    private final YearMonth wanted;

    /**
     * @param wanted null for money of the time
     */
    public PriceDeflation(YearMonth wanted) {
        this.wanted = wanted;
    }

    /**
     * Converts from the month of publication to the requested month; null for money of the time.
     *
     * @param published null if unknown
     * @throws InvalidInput if the index does not have the requested month
     * @throws MissingData if the month of publication is not known or not in the index
     */
    public Deflator from(LocalDate published, String model) {
        if (wanted == null) {
            return null;
        }
        if (published == null) {
            throw new MissingData(
                    "The publication date of %s is not known, so neither is the month in whose dollars its cost is expressed."
                            .formatted(model),
                    List.of("publishedOn"));
        }
        var from = YearMonth.from(published);
        var rows = PriceIndex.latest(SERIES, List.of(from.atDay(1), wanted.atDay(1)));
        if (at(rows, wanted) == null) {
            throw new InvalidInput(
                    "priceMonth",
                    "the index %s has no %s; it runs from %s to %s."
                            .formatted(
                                    SERIES,
                                    wanted,
                                    YearMonth.from(PriceIndex.first(SERIES)),
                                    YearMonth.from(PriceIndex.last(SERIES))));
        }
        return between(rows, from, wanted, model);
    }

    /**
     * @param rows of one edition of the index, including that of the month {@code to}
     */
    static Deflator between(List<PriceIndex> rows, YearMonth from, YearMonth to, String model) {
        var start = at(rows, from);
        var end = at(rows, to);
        if (start == null) {
            throw new MissingData(
                    "The index %s has no %s, the month in which %s was published."
                            .formatted(SERIES, from, model),
                    List.of(SERIES + " of " + from));
        }
        return new Deflator(SERIES, from, start.value, to, end.value, end.vintage, end.source.slug);
    }

    private static PriceIndex at(List<PriceIndex> rows, YearMonth month) {
        return rows.stream()
                .filter(row -> YearMonth.from(row.month).equals(month))
                .findFirst()
                .orElse(null);
    }
}
