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
 * The model to serve, put together from the question and the record: with its architecture where
 * that is known, else by its weights alone.
 *
 * @param served for the formulas
 * @param steps how its parameters are known
 * @param assumed what was taken for what is neither given nor in the record, sentence by sentence
 */
record ModelToServe(ServedModel served, List<Step> steps, List<String> assumed) {

    private static final double BITS_PER_BYTE = 8;
    private static final double BYTES_OF_FP32 = 4;

    /**
     * @param model that the question names; null for none
     * @param precision number format of the weights
     * @param cacheBytes of a cached value, of models that are not served in 32 bits
     * @throws MissingData without the number of parameters
     * @throws InvalidInput for figures that contradict each other or the record
     */
    static ModelToServe of(
            ServedModelRequest asked, Model model, String precision, double cacheBytes) {
        var assumed = new ArrayList<String>();
        var known = parameters(asked, model, assumed);
        // Of a mixture the record does not hold which parameters all tokens share.
        var shared = known.active() == known.total() ? known.total() : 0;
        if (shared == 0) {
            assumed.add(
                    "Shared parameters: none, since the record does not say which of the mixture's every token uses; a large"
                            + " batch is then taken to read the most weights that it can.");
        }
        var bytes = Precision.of(precision).bits() / BITS_PER_BYTE;
        var source = asked.givesParameters() || model == null ? null : source(model);
        var attention = Attention.of(asked, model);
        var missing = attention.missing();
        if (missing.isEmpty()) {
            return new ModelToServe(
                    new ServedModel(
                            known.total(),
                            known.active(),
                            shared,
                            attention.layers(),
                            attention.hiddenSize(),
                            attention.heads(),
                            attention.latentSize() == null
                                    ? attention.headSize()
                                    : attention.latentSize(),
                            bytes,
                            cache(
                                    attention,
                                    bytes < BYTES_OF_FP32
                                            ? cacheBytes
                                            : Math.max(cacheBytes, bytes),
                                    assumed),
                            source,
                            attention.source()),
                    known.steps(),
                    List.copyOf(assumed));
        }
        assumed.add(
                "Weights alone: %s unknown, so the KV cache, the FLOP of attention, communication between chips and kernel launches are left out."
                        .formatted(String.join(", ", missing)));
        return new ModelToServe(
                ServedModel.weightsOnly(known.total(), known.active(), shared, bytes, source),
                known.steps(),
                List.copyOf(assumed));
    }

    private static ActiveParameters parameters(
            ServedModelRequest asked, Model model, List<String> assumed) {
        var active = asked.activeParameters();
        var total = asked.totalParameters();
        if (model != null) {
            if (!asked.givesParameters()) {
                active = model.parametersActive;
            }
            total = total == null ? model.parametersTotal : total;
        }
        if (total == null && active == null) {
            throw model == null
                    ? new MissingData(
                            "Give a model, or totalParameters, or activeParameters.",
                            "model or totalParameters")
                    : new MissingData(
                            "The record does not say how many parameters %s has."
                                    .formatted(model.name),
                            "totalParameters of " + model.slug);
        }
        if (total == null) {
            total = active;
            assumed.add("Taken as a dense model: totalParameters is not given.");
        }
        if (active != null && active > total) {
            throw new InvalidInput(
                    "activeParameters",
                    "more than the %s parameters of the model.".formatted(total));
        }
        var known = ActiveParameters.of(total, active, asked.givesParameters() ? null : model);
        if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        return known;
    }

    private static KvCache cache(Attention attention, double bytes, List<String> assumed) {
        if (attention.latentSize() != null) {
            return KvCache.latent(
                    attention.latentSize(), attention.layers(), bytes, attention.source());
        }
        var kvHeads = attention.kvHeads();
        if (kvHeads == null) {
            kvHeads = attention.heads();
            assumed.add("Every head keeps keys and values: kvHeads is unknown.");
        }
        if (kvHeads > attention.heads()) {
            throw new InvalidInput("kvHeads", "more than heads.");
        }
        return KvCache.grouped(
                kvHeads, attention.headSize(), attention.layers(), bytes, attention.source());
    }

    private static String source(Model model) {
        return (model.architectureSource == null ? model.source : model.architectureSource).slug;
    }
}
