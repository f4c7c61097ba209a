package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the context the layers that keep a cache look back on. A layer with a sliding window
 * keeps the last tokens alone, however long the context is. A compressed cache has one entry for
 * several tokens, and keeps the tokens of its window beside them.
 *
 * @param layers that keep keys and values; 0 if they are unknown
 * @param windowedLayers of them that have the window
 * @param windowTokens tokens that those keep; 0 without windowed layers
 * @param compression tokens for each entry of the cache, mean over the layers; 1 without
 *     compression
 * @param source slug of the source of the windows; null if the caller gave them or there are none
 */
public record AttentionSpan(
        int layers, int windowedLayers, int windowTokens, double compression, String source) {

    /**
     * @throws IllegalArgumentException if there are more windowed layers than layers, or windowed
     *     layers without a window, or the compression is below 1
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
        if (!(compression >= 1)) {
            throw new IllegalArgumentException("compression below 1: " + compression);
        }
    }

    /** Without compression. */
    public AttentionSpan(int layers, int windowedLayers, int windowTokens, String source) {
        this(layers, windowedLayers, windowTokens, 1, source);
    }

    /** All layers keep the whole context. */
    static AttentionSpan whole(int layers) {
        return new AttentionSpan(layers, 0, 0, null);
    }

    private boolean isWhole() {
        return windowedLayers == 0 && compression == 1;
    }

    /** Tokens of a context that a layer keeps, in the mean over the layers. */
    public double keptTokens(double context) {
        return isWhole() ? context : mean(context, Math.min(context, windowTokens));
    }

    /** Tokens that a token of a prompt looks back on, in the mean over prompt and layers. */
    public double keptTokensWhileReading(double prompt) {
        var window = Math.min(prompt, windowTokens);
        return isWhole() ? prompt / 2 : mean(prompt / 2, window - window * window / (2 * prompt));
    }

    private double mean(double whole, double windowed) {
        if (compression > 1) {
            return Math.min(whole, whole / compression + windowedLayers * windowed / layers);
        }
        return ((layers - windowedLayers) * whole + windowedLayers * windowed) / layers;
    }

    /** How {@link #keptTokens} was computed; empty where it is the context itself. */
    List<Step> steps(String title, double context) {
        if (isWhole()) {
            return List.of();
        }
        return List.of(
                Step.of(
                        title,
                        compression > 1
                                ? "context - max(0, context - context / compression - windowed x (context + window - max(context, window)) / layers)"
                                : "((layers - windowed) x context + windowed x (context + window - max(context, window))) / layers",
                        keptTokens(context),
                        "token",
                        inputs(
                                Input.of("context", context, "token"),
                                new Input("window", windowTokens, "token", source))));
    }

    /** How {@link #keptTokensWhileReading} was computed; empty where it is half of the prompt. */
    List<Step> stepsWhileReading(double prompt) {
        if (isWhole()) {
            return List.of();
        }
        var window = Math.min(prompt, windowTokens);
        return List.of(
                Step.of(
                        "Context of a token of the prompt, mean over layers",
                        compression > 1
                                ? "prompt / 2 - max(0, prompt / 2 - prompt / 2 / compression - windowed x (kept - kept^2 / (2 x prompt)) / layers)"
                                : "((layers - windowed) x prompt / 2 + windowed x (kept - kept^2 / (2 x prompt))) / layers",
                        keptTokensWhileReading(prompt),
                        "token",
                        inputs(
                                Input.of("prompt", prompt, "token"),
                                new Input("kept", window, "token", source))));
    }

    private Input[] inputs(Input context, Input window) {
        var inputs =
                new ArrayList<>(
                        List.of(
                                new Input("layers", layers, "1", source),
                                new Input("windowed", windowedLayers, "1", source),
                                context,
                                window));
        if (compression > 1) {
            inputs.add(new Input("compression", compression, "token", source));
        }
        return inputs.toArray(Input[]::new);
    }
}
