package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A price on a given day.
 *
 * @param usd above 0
 * @param source slug; may be null
 */
public record DatedPrice(LocalDate date, double usd, String source) {

    public DatedPrice {
        Objects.requireNonNull(date, "date");
        Require.positive("usd", usd);
    }

    /**
     * The latest price on or before the day; if there is none, the earliest after it. Empty if
     * there are no rows.
     */
    public static Optional<DatedPrice> nearest(List<DatedPrice> rows, LocalDate day) {
        var byDate = Comparator.comparing(DatedPrice::date);
        var earlier = rows.stream().filter(row -> !row.date().isAfter(day)).max(byDate);
        return earlier.isPresent() ? earlier : rows.stream().min(byDate);
    }
}
