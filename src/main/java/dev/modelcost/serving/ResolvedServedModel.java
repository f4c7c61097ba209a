package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.KvCache;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * What is served, put together from the question and the record: with its architecture where that
 * is known, else by its weights alone.
 *
 * @param served for the formulas
 * @param steps how its parameters are known
 * @param assumed what was assumed, sentence by sentence
 */
record ResolvedServedModel(ServedModel served, List<Step> steps, List<String> assumed) {

    private static final double BITS_PER_BYTE = 8;
    private static final double LONG_FORMAT_BYTES = 4;

    /**
     * @param cacheBytes of a cached value, of models that are not served in 32 bits
     * @throws MissingData without the number of parameters
     */
    static ResolvedServedModel of(ServingRequest question, String precision, double cacheBytes) {
        var model = question.model();
        var given = question.totalParameters() != null || question.activeParameters() != null;
        var active = question.activeParameters();
        var total = question.totalParameters();
        if (model != null) {
            total = total == null ? model.parametersTotal : total;
            active =
                    active == null && question.totalParameters() == null
                            ? model.parametersActive
                            : active;
        }
        if (total == null && active == null) {
            throw new MissingData(
                    model == null
                            ? "Give a model, or totalParameters, or activeParameters."
                            : "The record does not tell how many parameters %s has."
                                    .formatted(model.name),
                    model == null
                            ? "model or totalParameters"
                            : "totalParameters of " + model.slug);
        }
        var assumed = new ArrayList<String>();
        if (total == null) {
            total = active;
            assumed.add("Taken as a dense model: totalParameters is not given.");
        }
        if (active != null && active > total) {
            throw new InvalidInput(
                    "activeParameters",
                    "more than the %s parameters of the model.".formatted(total));
        }
        var known = ActiveParameters.of(total, active, given ? null : model);
        if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        // Of a mixture the record does not hold which parameters all tokens share.
        var shared = known.active() == known.total() ? known.total() : 0;
        if (shared == 0) {
            assumed.add(
                    "Of the mixture of experts no parameters are taken as shared by all tokens: a large batch reads the most weights.");
        }
        var bytes = Precision.of(precision).bits() / BITS_PER_BYTE;
        var source = given || model == null ? null : source(model);
        var served =
                served(
                        question,
                        known,
                        shared,
                        bytes,
                        Math.max(cacheBytes, bytes >= LONG_FORMAT_BYTES ? bytes : 0),
                        source,
                        assumed);
        return new ResolvedServedModel(served, known.steps(), List.copyOf(assumed));
    }

    private static ServedModel served(
            ServingRequest question,
            ActiveParameters known,
            double shared,
            double bytes,
            double cacheBytes,
            String source,
            List<String> assumed) {
        var model = question.model();
        var layers = first(question.layers(), model == null ? null : model.layers);
        var heads = first(question.heads(), model == null ? null : model.attentionHeads);
        var hidden = question.heads() != null || model == null ? null : model.hiddenSize;
        var headSize = first(question.headSize(), model == null ? null : model.headSize);
        if (headSize == null && hidden != null && heads != null) {
            headSize = hidden / heads;
        }
        var kvHeads = first(question.kvHeads(), model == null ? null : model.kvHeads);
        var latent =
                question.kvHeads() != null
                        ? null
                        : first(question.kvLatentSize(), model == null ? null : model.kvLatentSize);
        var attentionSource = attentionSource(question);
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
        if (!missing.isEmpty()) {
            assumed.add(
                    "Weights alone: %s unknown, so the KV cache, the FLOP of attention, communication between chips and kernel launches are left out."
                            .formatted(String.join(", ", missing)));
            return ServedModel.weightsOnly(known.total(), known.active(), shared, bytes, source);
        }
        if (latent != null) {
            return new ServedModel(
                    known.total(),
                    known.active(),
                    shared,
                    layers,
                    hidden == null ? heads * headSize : hidden,
                    heads,
                    latent,
                    bytes,
                    KvCache.latent(latent, layers, cacheBytes, attentionSource),
                    source,
                    attentionSource);
        }
        if (kvHeads == null) {
            kvHeads = heads;
            assumed.add("Every head keeps keys and values: kvHeads is unknown.");
        }
        if (kvHeads > heads) {
            throw new InvalidInput("kvHeads", "more than heads.");
        }
        return new ServedModel(
                known.total(),
                known.active(),
                shared,
                layers,
                hidden == null ? heads * headSize : hidden,
                heads,
                headSize,
                bytes,
                KvCache.grouped(kvHeads, headSize, layers, cacheBytes, attentionSource),
                source,
                attentionSource);
    }

    /** Null as soon as the question gives a part of it. */
    private static String attentionSource(ServingRequest question) {
        var given =
                question.layers() != null
                        || question.heads() != null
                        || question.kvHeads() != null
                        || question.headSize() != null
                        || question.kvLatentSize() != null;
        var model = question.model();
        return given || model == null || model.attentionSource == null
                ? null
                : model.attentionSource.slug;
    }

    private static String source(Model model) {
        return (model.architectureSource == null ? model.source : model.architectureSource).slug;
    }

    private static Integer first(Integer given, Integer recorded) {
        return given == null ? recorded : given;
    }
}
