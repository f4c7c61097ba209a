package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.util.List;

/**
 * One day of service as published by its operator: what it costs at a rental rate and what its
 * tokens would sell for at list price.
 *
 * <p>Plain arithmetic on published numbers, such as DeepSeek's of 28 February 2025
 * (open-infra-index, day 6). The revenue is theoretical: it ignores discounts and free use.
 *
 * @param nodes in use, on average over the day
 * @param chipsPerNode at least 1
 * @param usdPerChipHour rental rate
 * @param promptTokens of the day, cached ones included
 * @param cachedTokens those of the prompt tokens that were read from a cache
 * @param outputTokens of the day
 * @param inputUsdPerMillion list price of a million uncached prompt tokens
 * @param cachedUsdPerMillion list price of a million cached prompt tokens
 * @param outputUsdPerMillion list price of a million output tokens
 * @param source slug of the publication
 */
public record ServingDay(
        double nodes,
        int chipsPerNode,
        double usdPerChipHour,
        double promptTokens,
        double cachedTokens,
        double outputTokens,
        BigDecimal inputUsdPerMillion,
        BigDecimal cachedUsdPerMillion,
        BigDecimal outputUsdPerMillion,
        String source) {

    /**
     * @throws IllegalArgumentException if a number is not above 0, if a price or the number of
     *     cached tokens is negative, or if there are more cached than prompt tokens
     */
    public ServingDay {
        Require.positive("nodes", nodes);
        Require.positive("chipsPerNode", chipsPerNode);
        Require.positive("usdPerChipHour", usdPerChipHour);
        Require.positive("promptTokens", promptTokens);
        Require.notNegative("cachedTokens", cachedTokens);
        Require.positive("outputTokens", outputTokens);
        Require.notNegative("input price", inputUsdPerMillion.doubleValue());
        Require.notNegative("cached price", cachedUsdPerMillion.doubleValue());
        Require.notNegative("output price", outputUsdPerMillion.doubleValue());
        if (cachedTokens > promptTokens) {
            throw new IllegalArgumentException(
                    "more cached than prompt tokens: " + cachedTokens + " > " + promptTokens);
        }
    }

    /** nodes x chips x 24 h x rate; USD. */
    public double costUsd() {
        return nodes * chipsPerNode * 24 * usdPerChipHour;
    }

    /** What the tokens would sell for at list price; USD. */
    public double revenueUsd() {
        return ((promptTokens - cachedTokens) * inputUsdPerMillion.doubleValue()
                        + cachedTokens * cachedUsdPerMillion.doubleValue()
                        + outputTokens * outputUsdPerMillion.doubleValue())
                / 1e6;
    }

    /** Share of the revenue that remains after the cost. */
    public double grossMargin() {
        return 1 - costUsd() / revenueUsd();
    }

    /**
     * What remains after the cost, as a multiple of the cost; not a margin, though often called
     * one.
     */
    public double markUp() {
        return revenueUsd() / costUsd() - 1;
    }

    /** How these figures were computed. */
    public List<Step> steps() {
        var cost = Input.of("cost", costUsd(), "USD");
        var revenue = Input.of("revenue", revenueUsd(), "USD");
        return List.of(
                Step.of(
                        "Cost of the day",
                        "nodes x chips x 24 x USD per chip-hour",
                        costUsd(),
                        "USD",
                        given("nodes", nodes, "node"),
                        given("chips", chipsPerNode, "chip/node"),
                        given("USD per chip-hour", usdPerChipHour, "USD/chip-hour")),
                Step.of(
                        "Theoretical revenue",
                        "((prompt - cached) x input price + cached x cached price + output x output price) / 1e6",
                        revenueUsd(),
                        "USD",
                        given("prompt", promptTokens, "token"),
                        given("cached", cachedTokens, "token"),
                        given("input price", inputUsdPerMillion.doubleValue(), "USD/Mtoken"),
                        given("cached price", cachedUsdPerMillion.doubleValue(), "USD/Mtoken"),
                        given("output", outputTokens, "token"),
                        given("output price", outputUsdPerMillion.doubleValue(), "USD/Mtoken")),
                Step.of("Gross margin", "1 - cost / revenue", grossMargin(), "1", cost, revenue),
                Step.of("Mark-up on cost", "revenue / cost - 1", markUp(), "1", revenue, cost));
    }

    private Input given(String name, double value, String unit) {
        return new Input(name, value, unit, source);
    }
}
