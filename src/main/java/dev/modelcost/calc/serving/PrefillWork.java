package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least time to compute one request's prompt, as far as it is not cached, at the full peak.
 *
 * <p>Attention is causal: a token looks back on what comes before it, half of the prompt on
 * average.
 *
 * @param boundSeconds at the full peak
 * @param readTokens tokens of the prompt that are not cached
 * @param steps how it was computed
 */
record PrefillWork(double boundSeconds, double readTokens, List<Step> steps) {

    static PrefillWork of(ServedModel model, ServingChip chip, ServingLoad load) {
        var cached = load.promptTokens() * load.cachedPromptShare();
        var read = load.promptTokens() - cached;
        var attention = attention(model, load, cached);
        var bound = boundSeconds(model, chip, load);
        var span = model.kvCache().span();
        return new PrefillWork(
                bound,
                read,
                Stream.concat(
                                span.stepsWhileReading(load.promptTokens()).stream(),
                                Stream.of(
                                        attentionStep(model, load, attention),
                                        Step.of(
                                                "Prefill, bound",
                                                "(2 x active x (prompt - cached) + attention) / (chips x peak)",
                                                bound,
                                                "s",
                                                new Input(
                                                        "active",
                                                        model.parametersActive(),
                                                        "1",
                                                        model.source()),
                                                Input.of("prompt", load.promptTokens(), "token"),
                                                Input.of("cached", cached, "token"),
                                                Input.of("attention", attention, "FLOP"),
                                                Input.of("chips", load.chips(), "chip"),
                                                new Input(
                                                        "peak",
                                                        chip.densePeakFlopPerSecond(),
                                                        "FLOP/s",
                                                        chip.source()))))
                        .toList());
    }

    static double boundSeconds(ServedModel model, ServingChip chip, ServingLoad load) {
        var cached = load.promptTokens() * load.cachedPromptShare();
        var flop =
                2 * model.parametersActive() * (load.promptTokens() - cached)
                        + attention(model, load, cached);
        return flop / (load.chips() * chip.densePeakFlopPerSecond());
    }

    private static double attention(ServedModel model, ServingLoad load, double cached) {
        return model.promptAttentionFlop(load.promptTokens()) - model.promptAttentionFlop(cached);
    }

    private static Step attentionStep(ServedModel model, ServingLoad load, double flop) {
        if (model.isWeightsOnly()) {
            return Step.leftOut(
                    "Attention of the prompt", "layers, heads and head size are unknown", "FLOP");
        }
        var span = model.kvCache().span();
        var cached = load.promptTokens() * load.cachedPromptShare();
        return Step.of(
                "Attention of the prompt",
                "4 x head size x heads x layers x (prompt x context - cached x context of the cached)",
                flop,
                "FLOP",
                new Input("head size", model.promptHeadSize(), "1", model.attentionSource()),
                new Input("heads", model.attentionHeads(), "1", model.attentionSource()),
                new Input("layers", span.layers(), "1", model.attentionSource()),
                Input.of("prompt", load.promptTokens(), "token"),
                Input.of("context", span.keptTokensWhileReading(load.promptTokens()), "token"),
                Input.of("cached", cached, "token"),
                Input.of(
                        "context of the cached",
                        cached == 0 ? 0 : span.keptTokensWhileReading(cached),
                        "token"));
    }
}
