package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Money of one month as money of another: the ratio of a price index in the two months.
 *
 * @param series such as {@code PCU518210518210}
 * @param fromIndex of the month whose money is given, above 0
 * @param toIndex of the month whose money is wanted, above 0
 * @param vintage the edition of the index: the index is itself revised, so the answer keeps it
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

    /** USD of {@code from} as USD of {@code to}. */
    public double apply(double usd) {
        return usd * factor();
    }

    /** The same for an estimate: the index carries no range. */
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
