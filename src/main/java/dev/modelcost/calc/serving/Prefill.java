package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time to process one request's prompt, which is limited by the peak FLOP/s.
 *
 * @param boundSeconds at the full peak
 * @param seconds the estimate for the whole prompt
 * @param steps how it was computed
 */
public record Prefill(double boundSeconds, Estimate seconds, List<Step> steps) {

    /**
     * @throws IllegalArgumentException if the estimate is faster than the bound
     */
    public Prefill {
        if (seconds.low() < boundSeconds) {
            throw new IllegalArgumentException(
                    "faster than the bound: " + seconds.low() + " < " + boundSeconds);
        }
        steps = List.copyOf(steps);
    }

    /**
     * For a prompt of which nothing is cached. Its tokens attend to half of the prompt on average,
     * because attention is causal.
     *
     * <p>No spread of prefill times has been published, so the estimate uses that of decoding.
     */
    public static Prefill of(
            ServedModel model, ServingChip chip, ServingLoad load, ServingConstants constants) {
        var span = model.kvCache().span();
        var attention =
                load.promptTokens()
                        * model.attentionFlop(span.keptTokensWhileReading(load.promptTokens()));
        var flop = 2 * model.parametersActive() * load.promptTokens() + attention;
        var bound = flop / (load.chips() * chip.densePeakFlopPerSecond());
        var median = bound / constants.peakEfficiency();
        return new Prefill(
                bound,
                constants.spread(median, bound),
                Stream.concat(
                                span.stepsWhileReading(load.promptTokens()).stream(),
                                Stream.of(
                                        attention(model, load, attention),
                                        Step.of(
                                                "Prefill, bound",
                                                "(2 x active x prompt + attention) / (chips x peak)",
                                                bound,
                                                "s",
                                                new Input(
                                                        "active",
                                                        model.parametersActive(),
                                                        "1",
                                                        model.source()),
                                                Input.of("prompt", load.promptTokens(), "token"),
                                                Input.of("attention", attention, "FLOP"),
                                                Input.of("chips", load.chips(), "chip"),
                                                new Input(
                                                        "peak",
                                                        chip.densePeakFlopPerSecond(),
                                                        "FLOP/s",
                                                        chip.source())),
                                        Step.of(
                                                "Prefill, expected (median)",
                                                "bound / peak efficiency",
                                                median,
                                                "s",
                                                Input.of("bound", bound, "s"),
                                                new Input(
                                                        "peak efficiency",
                                                        constants.peakEfficiency(),
                                                        "1",
                                                        constants.source()))))
                        .toList());
    }

    private static Step attention(ServedModel model, ServingLoad load, double flop) {
        if (model.isWeightsOnly()) {
            return Step.leftOut(
                    "Attention of the prompt", "layers, heads and head size are unknown", "FLOP");
        }
        var span = model.kvCache().span();
        return Step.of(
                "Attention of the prompt",
                "4 x head size x heads x layers x prompt x context",
                flop,
                "FLOP",
                new Input("head size", model.headSize(), "1", model.attentionSource()),
                new Input("heads", model.attentionHeads(), "1", model.attentionSource()),
                new Input("layers", span.layers(), "1", model.attentionSource()),
                Input.of("prompt", load.promptTokens(), "token"),
                Input.of("context", span.keptTokensWhileReading(load.promptTokens()), "token"));
    }
}
