package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.KvCache;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.model.Model;
import java.util.List;

/** What a model keeps of a request between its steps: keys and values, latent vectors, states. */
final class ServedCache {

    private ServedCache() {}

    /**
     * @param weightBytes of a parameter
     * @param kvPrecision number format of cached keys and values; null for the usual one
     * @param format what is usual
     * @param assumed to which is added what was taken for what is neither given nor in the record
     * @throws InvalidInput for more heads that keep keys and values than there are
     */
    static KvCache of(
            ServedModelRequest asked,
            Model model,
            Attention attention,
            double weightBytes,
            String kvPrecision,
            CacheFormat format,
            List<String> assumed) {
        var given = kvPrecision != null;
        var bytes = given ? ModelToServe.bytes(kvPrecision) : format.bytes(weightBytes);
        if (!given) {
            assumed.add(CacheFormat.sentence(bytes));
        }
        var cache =
                attention.latentSize() == null
                        ? grouped(attention, bytes, assumed)
                        : KvCache.latent(
                                attention.latentSize(),
                                attention.cachedLayers(),
                                bytes,
                                attention.source());
        if (attention.latentSize() != null && asked.headSize() != null) {
            assumed.add(
                    "Not used: headSize, since with latent attention kvLatentSize is what scores are computed on.");
        }
        if (attention.compression() > 1) {
            cache = cache.compressed(attention.compression(), attention.windowSource());
        }
        if (attention.windowedLayers() > 0) {
            cache =
                    cache.windowed(
                            attention.windowedLayers(),
                            attention.windowTokens(),
                            attention.windowSource());
        }
        if (!given) {
            cache = cache.unasked(CacheFormat.NARROWEST_BYTES / bytes, false);
        }
        return state(asked, model, attention, cache, format, assumed);
    }

    /** Layers without keys and values keep a state of a fixed size for each request. */
    private static KvCache state(
            ServedModelRequest asked,
            Model model,
            Attention attention,
            KvCache cache,
            CacheFormat format,
            List<String> assumed) {
        var layers = attention.layers() - attention.cachedLayers();
        if (layers == 0 || format.stateValuesPerHidden() == 0) {
            return cache;
        }
        var known = model == null || asked.layers() != null ? null : model.stateValues;
        var values =
                known == null
                        ? format.stateValuesPerHidden() * attention.hiddenSize() * layers
                        : known;
        if (known == null) {
            assumed.add(
                    "State of the %d layers without a cache: %.0f values for each of the hidden size, in 16 bits."
                            .formatted(layers, format.stateValuesPerHidden()));
        }
        var bytes = 2 * CacheFormat.STATE_BYTES * values;
        return cache.withState(
                bytes,
                Step.of(
                        "State of a request, read and written in a step",
                        "2 x bytes x values",
                        bytes,
                        "byte",
                        Input.of("bytes", CacheFormat.STATE_BYTES, "byte"),
                        new Input(
                                "values",
                                values,
                                "1",
                                known == null ? format.source() : model.structureSource.slug)));
    }

    private static KvCache grouped(Attention attention, double bytes, List<String> assumed) {
        var kvHeads = attention.kvHeads();
        if (kvHeads == null) {
            kvHeads = attention.heads();
            assumed.add("Every head keeps keys and values: kvHeads is unknown.");
        }
        if (kvHeads > attention.heads()) {
            throw new InvalidInput("kvHeads", "more than heads.");
        }
        return KvCache.grouped(
                kvHeads, attention.headSize(), attention.cachedLayers(), bytes, attention.source());
    }
}
