package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;

/**
 * A straight line through the logarithms of dated values, ready to plot.
 *
 * @param trend training-cost, price or chip-price
 * @param series what the points are, in a sentence
 * @param unit of the values
 * @param factorPerYear by which the value is multiplied in a year; below 1 it falls. A price at
 *     equal quality counts 365 days, all others 365.25
 * @param fallPerYear 1 / factor: how many times cheaper a year later
 * @param doublingDays in which the value doubles; negative if it halves; null if it stays
 * @param fit of log10(value) on days since the first point
 * @param line its ends, in {@code unit}
 * @param points that were fitted, by date
 * @param derivation line by line
 * @param sources of the points
 */
public record TrendReport(
        String trend,
        String series,
        String unit,
        Estimate factorPerYear,
        Estimate fallPerYear,
        Double doublingDays,
        Fit fit,
        List<LinePoint> line,
        List<Point> points,
        List<Step> derivation,
        List<SourceRef> sources) {

    /**
     * Ordinary least squares of log10(value) on days.
     *
     * @param slope orders of magnitude a day
     * @param intercept log10(value) on the first day
     * @param rSquared share of the variance that the line explains
     * @param points how many
     * @param firstDay that days are counted from
     */
    public record Fit(
            Estimate slope, Estimate intercept, double rSquared, int points, LocalDate firstDay) {}

    /**
     * A point of the line.
     *
     * @param on day
     * @param value in the unit of the trend
     */
    public record LinePoint(LocalDate on, double value) {}

    /**
     * A point that was fitted.
     *
     * @param subject slug of the model or chip
     * @param on day on which it holds
     * @param value in the unit of the trend
     * @param source slug
     */
    public record Point(String subject, LocalDate on, double value, String source) {}
}
