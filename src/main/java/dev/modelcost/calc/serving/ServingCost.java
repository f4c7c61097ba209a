package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it costs to serve a model under a given load, excluding staff, networking and idle reserves
 * beyond the utilisation.
 *
 * <p>The blended cost is that of a whole request divided by all of its tokens. Prompt tokens are
 * assumed to be uncached.
 *
 * @param memory memory that the model needs; the cost is computed even where it does not fit on the
 *     chips of the load, for as many requests as fit
 * @param decode time of a decode step
 * @param prefill time of a prompt
 * @param outputTokensPerSecond throughput of all chips of the load together, while they decode and
 *     read prompts beside
 * @param outputTokensPerSecondPerChip the same per chip
 * @param usdPerMillionPromptTokens at the utilisation of the rate
 * @param usdPerMillionOutputTokens at the utilisation of the rate
 * @param usdPerMillionTokens of a request, prompt and output together
 * @param floorUsdPerMillionTokens the same at the roofline and full utilisation: a price below it
 *     cannot cover the cost
 * @param steps how it was computed
 */
public record ServingCost(
        ServingMemory memory,
        DecodeStep decode,
        Prefill prefill,
        Estimate outputTokensPerSecond,
        Estimate outputTokensPerSecondPerChip,
        Estimate usdPerMillionPromptTokens,
        Estimate usdPerMillionOutputTokens,
        Estimate usdPerMillionTokens,
        double floorUsdPerMillionTokens,
        List<Step> steps) {

    public ServingCost {
        steps = List.copyOf(steps);
    }

    public static ServingCost of(
            ServedModel model,
            ServingChip chip,
            ServingLoad asked,
            ChipRate rate,
            ServingMethod method) {
        var memory = ServingMemory.of(model, chip, asked, method);
        var load = asked.of(memory.heldBatch());
        var decode = method.decode(model, chip, load);
        var prefill = method.prefill(model, chip, load);
        var perSecond = decode.secondsPerToken().dividing(load.batch());
        var alone = decode.aloneSecondsPerToken().dividing(load.batch());
        var prompt = cost(rate, load, prefill.secondsUnderLoad().dividing(load.promptTokens()));
        var output = cost(rate, load, alone);
        var blended = blend(load, prompt, output);
        var full = new ChipRate(rate.usdPerChipHour(), 1, rate.source());
        var floor =
                blend(
                        load,
                        full.usdPerMillionTokens(
                                load.chips(), load.promptTokens() / prefill.boundSeconds()),
                        full.usdPerMillionTokens(
                                load.chips(), load.batch() / decode.boundSeconds()));

        var usd =
                new Input(
                        "USD per chip-hour", rate.usdPerChipHour(), "USD/chip-hour", rate.source());
        var chips = Input.of("chips", load.chips(), "chip");
        var utilisation = Input.of("utilisation", rate.utilisation(), "1");
        var promptTokens = Input.of("prompt", load.promptTokens(), "token");
        var outputTokens = Input.of("output", load.outputTokens(), "token");
        var own =
                List.of(
                        Step.of(
                                "Output tokens per second (median)",
                                "batch / time per token",
                                perSecond.median(),
                                "token/s",
                                Input.of("batch", load.batch(), "1"),
                                Input.of("time per token", decode.secondsPerToken().median(), "s")),
                        Step.of(
                                "Output cost (median)",
                                "USD per chip-hour x chips / 3600 x time per token / batch x 1e6 / utilisation",
                                output.median(),
                                "USD/Mtoken",
                                usd,
                                chips,
                                Input.of(
                                        "time per token",
                                        decode.aloneSecondsPerToken().median(),
                                        "s"),
                                Input.of("batch", load.batch(), "1"),
                                utilisation),
                        Step.of(
                                "Prompt cost (median)",
                                "USD per chip-hour x chips / 3600 x prefill / prompt x 1e6 / utilisation",
                                prompt.median(),
                                "USD/Mtoken",
                                usd,
                                chips,
                                Input.of("prefill", prefill.secondsUnderLoad().median(), "s"),
                                promptTokens,
                                utilisation),
                        Step.of(
                                "Blended cost (median)",
                                "(prompt x prompt cost + output x output cost) / (prompt + output)",
                                blended.median(),
                                "USD/Mtoken",
                                promptTokens,
                                Input.of("prompt cost", prompt.median(), "USD/Mtoken"),
                                outputTokens,
                                Input.of("output cost", output.median(), "USD/Mtoken")),
                        Step.of(
                                "Floor of the blended cost",
                                "USD per chip-hour x chips / 3600 x (prefill bound + output x bound / batch) / (prompt + output) x 1e6",
                                floor,
                                "USD/Mtoken",
                                usd,
                                chips,
                                Input.of("prefill bound", prefill.boundSeconds(), "s"),
                                outputTokens,
                                Input.of("bound", decode.boundSeconds(), "s"),
                                Input.of("batch", load.batch(), "1"),
                                promptTokens));
        return new ServingCost(
                memory,
                decode,
                prefill,
                perSecond,
                perSecond.times(1.0 / load.chips()),
                prompt,
                output,
                blended,
                floor,
                Stream.of(memory.steps(), decode.steps(), prefill.steps(), own)
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * Share of a list price that remains after the cost: 1 - cost / price. Negative if the price
     * does not cover the cost.
     *
     * @param usdPerMillionTokens price, blended in the proportions of the load's prompt and output
     * @throws IllegalArgumentException if the price is not above 0
     */
    public Estimate impliedMargin(double usdPerMillionTokens) {
        Require.positive("price", usdPerMillionTokens);
        var cost = this.usdPerMillionTokens;
        // The highest cost leaves the lowest margin.
        return Estimate.range(
                1 - cost.high() / usdPerMillionTokens,
                1 - cost.median() / usdPerMillionTokens,
                1 - cost.low() / usdPerMillionTokens,
                cost.confidence());
    }

    private static Estimate cost(ChipRate rate, ServingLoad load, Estimate perSecond) {
        return rate.withRange(
                Estimate.range(
                        rate.usdPerMillionTokens(load.chips(), perSecond.high()),
                        rate.usdPerMillionTokens(load.chips(), perSecond.median()),
                        rate.usdPerMillionTokens(load.chips(), perSecond.low()),
                        perSecond.confidence()));
    }

    private static Estimate blend(ServingLoad load, Estimate prompt, Estimate output) {
        return Estimate.range(
                blend(load, prompt.low(), output.low()),
                blend(load, prompt.median(), output.median()),
                blend(load, prompt.high(), output.high()),
                output.confidence());
    }

    private static double blend(ServingLoad load, double prompt, double output) {
        return (load.promptTokens() * prompt + load.outputTokens() * output) / load.requestTokens();
    }
}
