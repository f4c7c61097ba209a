package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;

/**
 * How much of the context the layers that keep a cache look back on. A layer with a sliding window
 * keeps the last tokens alone, however long the context is.
 *
 * @param layers that keep keys and values; 0 if they are unknown
 * @param windowedLayers of them that have the window
 * @param windowTokens tokens that those keep; 0 without windowed layers
 * @param source slug of the source of the windows; null if the caller gave them or there are none
 */
public record AttentionSpan(int layers, int windowedLayers, int windowTokens, String source) {

    /**
     * @throws IllegalArgumentException if there are more windowed layers than layers, or windowed
     *     layers without a window
     */
    public AttentionSpan {
        Require.notNegative("layers", layers);
        Require.notNegative("windowedLayers", windowedLayers);
        if (windowedLayers > layers) {
            throw new IllegalArgumentException(
                    "more windowed layers than layers: " + windowedLayers + " > " + layers);
        }
        if (windowedLayers > 0) {
            Require.positive("windowTokens", windowTokens);
        }
    }

    /** All layers keep the whole context. */
    static AttentionSpan whole(int layers) {
        return new AttentionSpan(layers, 0, 0, null);
    }

    /** Tokens of a context that a layer keeps, in the mean over the layers. */
    public double keptTokens(double context) {
        return windowedLayers == 0 ? context : mean(context, Math.min(context, windowTokens));
    }

    /** Tokens that a token of a prompt looks back on, in the mean over prompt and layers. */
    public double keptTokensWhileReading(double prompt) {
        var window = Math.min(prompt, windowTokens);
        return windowedLayers == 0
                ? prompt / 2
                : mean(prompt / 2, window - window * window / (2 * prompt));
    }

    private double mean(double whole, double windowed) {
        return ((layers - windowedLayers) * whole + windowedLayers * windowed) / layers;
    }

    /** How {@link #keptTokens} was computed; empty where it is the context itself. */
    List<Step> steps(String title, double context) {
        if (windowedLayers == 0) {
            return List.of();
        }
        return List.of(
                Step.of(
                        title,
                        "((layers - windowed) x context + windowed x (context + window - max(context, window))) / layers",
                        keptTokens(context),
                        "token",
                        new Input("layers", layers, "1", source),
                        new Input("windowed", windowedLayers, "1", source),
                        Input.of("context", context, "token"),
                        new Input("window", windowTokens, "token", source)));
    }

    /** How {@link #keptTokensWhileReading} was computed; empty where it is half of the prompt. */
    List<Step> stepsWhileReading(double prompt) {
        if (windowedLayers == 0) {
            return List.of();
        }
        var window = Math.min(prompt, windowTokens);
        return List.of(
                Step.of(
                        "Context of a token of the prompt, mean over layers",
                        "((layers - windowed) x prompt / 2 + windowed x (kept - kept^2 / (2 x prompt))) / layers",
                        keptTokensWhileReading(prompt),
                        "token",
                        new Input("layers", layers, "1", source),
                        new Input("windowed", windowedLayers, "1", source),
                        Input.of("prompt", prompt, "token"),
                        new Input("kept", window, "token", source)));
    }
}
