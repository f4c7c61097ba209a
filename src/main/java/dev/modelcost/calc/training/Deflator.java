package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Converts money of one month to money of another by the ratio of a price index in the two months.
 *
 * @param series such as {@code PCU518210518210}
 * @param fromIndex index of the month whose money is given, above 0
 * @param toIndex index of the requested month, above 0
 * @param vintage edition of the index, which the answer reports because the index gets revised
 * @param source slug; may be null
 */
public record Deflator(
        String series,
        YearMonth from,
        double fromIndex,
        YearMonth to,
        double toIndex,
        LocalDate vintage,
        String source) {

    public Deflator {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(vintage, "vintage");
        Require.positive("fromIndex", fromIndex);
        Require.positive("toIndex", toIndex);
    }

    /** Index of {@code to} / index of {@code from}. */
    public double factor() {
        return toIndex / fromIndex;
    }

    /** Converts USD of {@code from} to USD of {@code to}. */
    public double apply(double usd) {
        return usd * factor();
    }

    /** The same for an estimate; the index itself has no range. */
    public Estimate apply(Estimate usd) {
        return usd.times(factor());
    }

    /** The step for a cost in money of {@code from}. */
    public Step derivation(double usd) {
        return Step.of(
                "Money of " + to,
                "cost x index " + to + " / index " + from,
                apply(usd),
                "USD of " + to,
                Input.of("cost", usd, "USD of " + from),
                new Input("index " + to, toIndex, series, source),
                new Input("index " + from, fromIndex, series, source));
    }
}
