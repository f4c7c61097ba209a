package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The space that one token of context takes in the key-value cache, over all layers.
 *
 * @param bytesPerToken bytes, uncompressed and while no window of a layer is full; 0 only in {@link
 *     #LEFT_OUT}
 * @param narrowestBytesPerToken the same in the narrowest format in which it may be kept: what a
 *     bound counts
 * @param formatAssumed whether the format is neither given nor that of the weights, so that engines
 *     may well keep a wider one
 * @param stateBytesPerRequest bytes that a step reads and writes for each request in layers that
 *     keep a state of fixed size instead of keys and values (linear attention, state spaces); 0
 *     without such layers
 * @param span how much of the context the layers keep
 * @param steps how it was computed
 */
public record KvCache(
        double bytesPerToken,
        double narrowestBytesPerToken,
        boolean formatAssumed,
        double stateBytesPerRequest,
        AttentionSpan span,
        List<Step> steps) {

    /** A step reads a state and writes it. */
    private static final double READ_AND_WRITTEN = 2;

    /**
     * For a model whose layers and heads are unknown: anything computed with it covers the weights
     * alone.
     */
    public static final KvCache LEFT_OUT =
            of(
                    0,
                    AttentionSpan.whole(0),
                    List.of(
                            Step.leftOut(
                                    "KV cache per token",
                                    "layers, heads and head size are unknown",
                                    "byte/token")));

    /**
     * @throws IllegalArgumentException if a size is negative, or the narrowest is not the least
     */
    public KvCache {
        Require.notNegative("KV bytes per token", bytesPerToken);
        Require.notNegative("narrowest KV bytes per token", narrowestBytesPerToken);
        Require.notNegative("state bytes per request", stateBytesPerRequest);
        if (narrowestBytesPerToken > bytesPerToken) {
            throw new IllegalArgumentException(
                    "narrowest above what is kept: "
                            + narrowestBytesPerToken
                            + " > "
                            + bytesPerToken);
        }
        steps = List.copyOf(steps);
    }

    /**
     * Multi-head attention, or grouped-query attention: a key and a value for each KV head and
     * layer.
     *
     * @param kvHeads heads that store keys and values; all attention heads if they are not grouped
     * @param bytesPerValue 2 for 16-bit caches
     * @param source slug of the source of the architecture; null if the caller gave it
     * @throws IllegalArgumentException if a number is not above 0
     */
    public static KvCache grouped(
            int kvHeads, int headSize, int layers, double bytesPerValue, String source) {
        Require.positive("KV heads", kvHeads);
        Require.positive("head size", headSize);
        Require.positive("layers", layers);
        Require.positive("bytes per value", bytesPerValue);
        var bytes = 2.0 * kvHeads * headSize * layers * bytesPerValue;
        return of(
                bytes,
                AttentionSpan.whole(layers),
                List.of(
                        Step.of(
                                "KV cache per token",
                                "2 x KV heads x head size x layers x bytes",
                                bytes,
                                "byte/token",
                                new Input("KV heads", kvHeads, "1", source),
                                new Input("head size", headSize, "1", source),
                                new Input("layers", layers, "1", source),
                                Input.of("bytes", bytesPerValue, "byte"))));
    }

    /**
     * Multi-head latent attention (MLA): one compressed vector for each layer, however many heads
     * it has.
     *
     * @param latentSize values of that vector including the positional part; 512 + 64 in
     *     DeepSeek-V2 and V3
     * @param bytesPerValue 2 for 16-bit caches
     * @param source slug of the source of the architecture; null if the caller gave it
     * @throws IllegalArgumentException if a number is not above 0
     */
    public static KvCache latent(int latentSize, int layers, double bytesPerValue, String source) {
        Require.positive("latent size", latentSize);
        Require.positive("layers", layers);
        Require.positive("bytes per value", bytesPerValue);
        var bytes = (double) latentSize * layers * bytesPerValue;
        return of(
                bytes,
                AttentionSpan.whole(layers),
                List.of(
                        Step.of(
                                "KV cache per token",
                                "latent size x layers x bytes",
                                bytes,
                                "byte/token",
                                new Input("latent size", latentSize, "1", source),
                                new Input("layers", layers, "1", source),
                                Input.of("bytes", bytesPerValue, "byte"))));
    }

    /**
     * The same with a sliding window in some of the layers.
     *
     * @param windowedLayers layers that keep the last tokens alone
     * @param windowTokens how many
     * @param windowSource slug of the source of the windows; null if the caller gave them
     * @throws IllegalArgumentException if there are not that many layers, or the window is not
     *     above 0
     */
    public KvCache windowed(int windowedLayers, int windowTokens, String windowSource) {
        return new KvCache(
                bytesPerToken,
                narrowestBytesPerToken,
                formatAssumed,
                stateBytesPerRequest,
                new AttentionSpan(
                        span.layers(),
                        windowedLayers,
                        windowTokens,
                        span.compression(),
                        windowSource),
                steps);
    }

    /**
     * The same with one entry for several tokens.
     *
     * @param tokensPerEntry mean over the layers, at least 1
     * @param source slug of the source of the compression; null if the caller gave it
     * @throws IllegalArgumentException if it is below 1
     */
    public KvCache compressed(double tokensPerEntry, String source) {
        return new KvCache(
                bytesPerToken,
                narrowestBytesPerToken,
                formatAssumed,
                stateBytesPerRequest,
                new AttentionSpan(
                        span.layers(),
                        span.windowedLayers(),
                        span.windowTokens(),
                        tokensPerEntry,
                        source),
                steps);
    }

    /**
     * The same where the format was not asked for.
     *
     * @param narrowest bytes of a value in the narrowest format / bytes of a value here; more than
     *     1 counts as 1
     * @param assumed whether engines may well keep a wider format than this
     */
    public KvCache unasked(double narrowest, boolean assumed) {
        return new KvCache(
                bytesPerToken,
                bytesPerToken * Math.min(1, narrowest),
                assumed,
                stateBytesPerRequest,
                span,
                steps);
    }

    /**
     * The same with layers that keep a state instead of keys and values.
     *
     * @param bytesPerRequest that a step reads and writes in all of them
     * @param step how that was computed
     */
    public KvCache withState(double bytesPerRequest, Step step) {
        return new KvCache(
                bytesPerToken,
                narrowestBytesPerToken,
                formatAssumed,
                bytesPerRequest,
                span,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    private static KvCache of(double bytesPerToken, AttentionSpan span, List<Step> steps) {
        return new KvCache(bytesPerToken, bytesPerToken, false, 0, span, steps);
    }

    /** What the layers with a state of fixed size keep of a request; bytes. */
    public double stateBytesHeld() {
        return stateBytesPerRequest / READ_AND_WRITTEN;
    }

    /** What a context occupies; bytes. */
    public double bytes(double contextTokens) {
        return span.keptTokens(contextTokens) * bytesPerToken;
    }
}
