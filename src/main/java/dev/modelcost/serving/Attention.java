package dev.modelcost.serving;

import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers and heads of a model, as far as they are given or in the record; what is unknown is null.
 *
 * @param layers transformer layers
 * @param heads query heads of a layer
 * @param headSize values of a head
 * @param hiddenSize values of the vector that layers hand on
 * @param kvHeads heads of a layer that keep keys and values
 * @param latentSize values that a layer keeps of a token, with latent attention; null without it
 * @param cachedLayers layers that keep keys and values, at most all
 * @param windowedLayers of those, layers with a sliding window; 0 if none has one
 * @param windowTokens tokens that such a layer keeps; 0 if none has one
 * @param compression tokens for each entry of the cache; 1 without compression
 * @param windowSource slug of the source of windows and compression; null without them
 * @param source slug of the source; null as soon as the question gives a part of it
 */
record Attention(
        Integer layers,
        Integer heads,
        Integer headSize,
        Integer hiddenSize,
        Integer kvHeads,
        Integer latentSize,
        Integer cachedLayers,
        int windowedLayers,
        int windowTokens,
        double compression,
        String windowSource,
        String source) {

    /** What is given takes precedence over the record. */
    static Attention of(ServedModelRequest asked, Model model) {
        var recorded = model == null ? new Model() : model;
        var heads = or(asked.heads(), recorded.attentionHeads);
        // The record's hidden size belongs to the record's heads.
        var hiddenSize = asked.heads() == null ? recorded.hiddenSize : null;
        var headSize = or(asked.headSize(), recorded.headSize);
        if (headSize == null && hiddenSize != null && heads != null) {
            headSize = hiddenSize / heads;
        }
        if (hiddenSize == null && headSize != null && heads != null) {
            hiddenSize = heads * headSize;
        }
        // The record's windows belong to the record's layers.
        var windowed = asked.layers() == null && recorded.windowedLayers != null;
        var compressed = !asked.givesAttention() && recorded.cacheCompression != null;
        return new Attention(
                or(asked.layers(), recorded.layers),
                heads,
                headSize,
                hiddenSize,
                or(asked.kvHeads(), recorded.kvHeads),
                asked.kvHeads() == null ? or(asked.kvLatentSize(), recorded.kvLatentSize) : null,
                asked.layers() == null
                        ? or(recorded.cachedLayers, recorded.layers)
                        : asked.layers(),
                windowed ? recorded.windowedLayers : 0,
                windowed ? recorded.slidingWindowTokens : 0,
                compressed ? recorded.cacheCompression : 1,
                windowed || compressed ? recorded.structureSource.slug : null,
                asked.givesAttention() || recorded.attentionSource == null
                        ? null
                        : recorded.attentionSource.slug);
    }

    /** Names of the figures without which there is no KV cache to compute, and that are unknown. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (layers == null) {
            missing.add("layers");
        }
        if (heads == null) {
            missing.add("heads");
        }
        if (headSize == null) {
            missing.add("headSize");
        }
        return missing;
    }

    /** Heads whose keys and values can be divided among chips: a latent vector cannot. */
    int headsDivided() {
        if (latentSize != null) {
            return 1;
        }
        return kvHeads == null ? heads : kvHeads;
    }

    private static Integer or(Integer given, Integer recorded) {
        return given == null ? recorded : given;
    }
}
