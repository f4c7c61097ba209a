package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through the logarithms of dated values, ready to plot; or why there is none.
 *
 * @param kind training-cost, price or chip-price
 * @param series what the points are, in a sentence
 * @param unit of the values
 * @param trend whether the points show a trend: at least 8 of them, and a factor a year whose
 *     interval is not wider than a factor of 10
 * @param noTrendReason why they show none; null if they do
 * @param factorPerYear number by which the value is multiplied in 365.25 days; below 1 if it falls;
 *     null without a trend
 * @param fallPerYear 1 / factorPerYear: how many times cheaper a year later; null without a trend
 * @param doublingDays days in which the value doubles; negative if it halves; null if it does not
 *     change, or without a trend
 * @param fit of log10(value) on the days since the first point; null without a trend
 * @param line both ends of the fitted line, in {@code unit}; empty without a trend
 * @param points that the line was fitted to, by date; of more than {@code limit} only so many,
 *     evenly between the first and the last
 * @param scoresUntil day of the newest model with a score: later models are not in a price at equal
 *     quality, however good they are; null for other trends
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param derivation how the trend was computed, step by step
 * @param sources of the points
 */
public record TrendReport(
        @OneOf(TrendKind.class) String kind,
        String series,
        String unit,
        boolean trend,
        @Nullable String noTrendReason,
        @Nullable Estimate factorPerYear,
        @Nullable Estimate fallPerYear,
        @Nullable Double doublingDays,
        @Nullable Fit fit,
        List<LineEnd> line,
        List<TrendPoint> points,
        @Nullable LocalDate scoresUntil,
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
