package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.util.List;

/**
 * One price for tokens of two kinds.
 *
 * @param perMillionTokens price in the currency of the input prices
 * @param steps how it was computed
 */
public record BlendedPrice(double perMillionTokens, List<Step> steps) {

    private static final double CUSTOMARY_INPUT = 3;
    private static final double CUSTOMARY_OUTPUT = 1;

    public BlendedPrice {
        Require.notNegative("perMillionTokens", perMillionTokens);
        steps = List.copyOf(steps);
    }

    /**
     * Input and output in a fixed proportion, conventionally 3 to 1.
     *
     * @param inputParts of the mix, with {@code outputParts}; not negative, not both 0
     * @param source slug of the source of both prices
     * @throws IllegalArgumentException if a part or a price is negative or there are no parts
     */
    public static BlendedPrice of(
            BigDecimal input,
            BigDecimal output,
            double inputParts,
            double outputParts,
            String currency,
            String source) {
        Require.notNegative("inputParts", inputParts);
        Require.notNegative("outputParts", outputParts);
        Require.positive("inputParts + outputParts", inputParts + outputParts);
        var blended =
                (inputParts * input.doubleValue() + outputParts * output.doubleValue())
                        / (inputParts + outputParts);
        var unit = currency + "/Mtoken";
        return new BlendedPrice(
                blended,
                List.of(
                        Step.of(
                                "Blended price",
                                "(a x input + b x output) / (a + b)",
                                blended,
                                unit,
                                Input.of("a", inputParts, "1"),
                                new Input("input", input.doubleValue(), unit, source),
                                Input.of("b", outputParts, "1"),
                                new Input("output", output.doubleValue(), unit, source))));
    }

    /**
     * Whole requests, a part of whose prompts comes from the cache.
     *
     * @param use tokens of a request, none of them written to the cache
     * @param source slug of the source of all prices
     */
    public static BlendedPrice ofRequest(
            BigDecimal input,
            BigDecimal cacheRead,
            BigDecimal output,
            TokenUse use,
            String currency,
            String source) {
        double uncached = use.promptTokens() - use.cachedTokens();
        double all = use.promptTokens() + use.outputTokens();
        var blended =
                (uncached * input.doubleValue()
                                + use.cachedTokens() * cacheRead.doubleValue()
                                + use.outputTokens() * output.doubleValue())
                        / all;
        var unit = currency + "/Mtoken";
        return new BlendedPrice(
                blended,
                List.of(
                        Step.of(
                                "Blended price",
                                "(a x input + h x cache read + b x output) / (a + h + b)",
                                blended,
                                unit,
                                Input.of("a", uncached, "1"),
                                new Input("input", input.doubleValue(), unit, source),
                                Input.of("h", use.cachedTokens(), "1"),
                                new Input("cache read", cacheRead.doubleValue(), unit, source),
                                Input.of("b", use.outputTokens(), "1"),
                                new Input("output", output.doubleValue(), unit, source))));
    }

    /**
     * Three parts input to one part output, the conventional proportion for comparing prices.
     *
     * @param source slug of the source of both prices
     */
    public static BlendedPrice threeToOne(
            BigDecimal input, BigDecimal output, String currency, String source) {
        return of(input, output, CUSTOMARY_INPUT, CUSTOMARY_OUTPUT, currency, source);
    }

    /**
     * Prompt tokens, a share of which comes from the cache: (1 - h) x input + h x cache read.
     *
     * @param hitShare 0..1
     * @param source slug of the source of both prices
     * @throws IllegalArgumentException if the share is outside 0..1 or a price is negative
     */
    public static BlendedPrice cacheAwareInput(
            BigDecimal input,
            BigDecimal cacheRead,
            double hitShare,
            String currency,
            String source) {
        if (!(hitShare >= 0 && hitShare <= 1)) {
            throw new IllegalArgumentException("hit share outside 0..1: " + hitShare);
        }
        var blended = (1 - hitShare) * input.doubleValue() + hitShare * cacheRead.doubleValue();
        var unit = currency + "/Mtoken";
        return new BlendedPrice(
                blended,
                List.of(
                        Step.of(
                                "Cache-aware input price",
                                "(1 - h) x input + h x cache read",
                                blended,
                                unit,
                                Input.of("h", hitShare, "1"),
                                new Input("input", input.doubleValue(), unit, source),
                                new Input("cache read", cacheRead.doubleValue(), unit, source))));
    }
}
