package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through the logarithms of dated values, ready to plot.
 *
 * @param trend training-cost, price or chip-price
 * @param series what the points are, in a sentence
 * @param unit of the values
 * @param factorPerYear number by which the value is multiplied in a year; below 1 if it falls. A
 *     year has 365 days for a price at equal quality, 365.25 for all others
 * @param fallPerYear 1 / factorPerYear: how many times cheaper a year later
 * @param doublingDays days in which the value doubles; negative if it halves; null if it does not
 *     change
 * @param fit of log10(value) on the days since the first point
 * @param line both ends of the fitted line, in {@code unit}
 * @param points that the line was fitted to, by date
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param derivation how the trend was computed, step by step
 * @param sources of the points
 */
public record TrendReport(
        @OneOf(TrendKind.class) String trend,
        String series,
        String unit,
        Estimate factorPerYear,
        Estimate fallPerYear,
        @Nullable Double doublingDays,
        Fit fit,
        List<LineEnd> line,
        List<TrendPoint> points,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources) {

    /**
     * Ordinary least squares of log10(value) on days.
     *
     * @param slope orders of magnitude a day
     * @param intercept log10(value) on the first day
     * @param rSquared share of the variance that the line explains, 0 to 1
     * @param points number of points
     * @param firstDay from which days are counted
     */
    public record Fit(
            Estimate slope, Estimate intercept, double rSquared, int points, LocalDate firstDay) {}

    /**
     * An end of the fitted line.
     *
     * @param on day
     * @param value in the unit of the trend
     */
    public record LineEnd(LocalDate on, double value) {}
}
