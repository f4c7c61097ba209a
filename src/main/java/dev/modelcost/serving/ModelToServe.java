package dev.modelcost.serving;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The model to serve, put together from the question and the record: with its architecture where
 * that is known, else by its weights alone.
 *
 * @param served for the formulas
 * @param ofTheModel whether its cost is that of the model: not where it is taken as dense for want
 *     of knowledge
 * @param steps how its parameters are known
 * @param assumed what was taken for what is neither given nor in the record, sentence by sentence
 */
record ModelToServe(
        ServedModel served, boolean ofTheModel, List<Step> steps, List<String> assumed) {

    private static final double BITS_PER_BYTE = 8;

    /**
     * @param model that the question names; null for none
     * @param precision number format of the weights
     * @param kvPrecision number format of cached keys and values; null for the usual one
     * @param cacheFormat what is usual
     * @throws MissingData without the number of parameters, or the active ones of a mixture
     * @throws InvalidInput for figures that contradict each other or the record
     */
    static ModelToServe of(
            ServedModelRequest asked,
            Model model,
            String precision,
            String kvPrecision,
            CacheFormat cacheFormat) {
        var assumed = new ArrayList<String>();
        var known = parameters(asked, model, assumed);
        var steps = new ArrayList<>(known.steps());
        var shared = shared(asked, model, known, steps, assumed);
        var bytes = bytes(precision);
        var source = asked.givesParameters() || model == null ? null : source(model);
        var attention = Attention.of(asked, model);
        var missing = attention.missing();
        if (missing.isEmpty()) {
            return new ModelToServe(
                    new ServedModel(
                            known.total(),
                            known.active(),
                            shared,
                            lookedUp(asked, model, known, attention, steps),
                            attention.layers(),
                            attention.hiddenSize(),
                            attention.heads(),
                            attention.latentSize() == null
                                    ? attention.headSize()
                                    : attention.latentSize(),
                            attention.headSize(),
                            attention.headsDivided(),
                            bytes,
                            ServedCache.of(
                                    asked,
                                    model,
                                    attention,
                                    bytes,
                                    kvPrecision,
                                    cacheFormat,
                                    assumed),
                            expertsPerToken(asked, model, known),
                            source,
                            attention.source()),
                    isOfTheModel(known),
                    List.copyOf(steps),
                    List.copyOf(assumed));
        }
        assumed.add(
                "Weights alone: %s unknown, so the KV cache, the FLOP of attention, communication between chips and kernel launches are left out."
                        .formatted(String.join(", ", missing)));
        var unused = new ArrayList<>(asked.givenOfAttention());
        if (kvPrecision != null) {
            unused.add("kvPrecision");
        }
        assumed.addAll(
                new GivenNames(new LinkedHashSet<>(unused))
                        .unused(List.of(), "%s unknown".formatted(String.join(", ", missing))));
        return new ModelToServe(
                ServedModel.weightsOnly(
                        known.total(),
                        known.active(),
                        shared,
                        expertsPerToken(asked, model, known),
                        bytes,
                        source),
                isOfTheModel(known),
                List.copyOf(steps),
                List.copyOf(assumed));
    }

    private static boolean isOfTheModel(ActiveParameters known) {
        return known.basis() != ActiveParameters.Basis.TAKEN_AS_DENSE;
    }

    /** Bytes of a value in a number format. */
    static double bytes(String precision) {
        return Precision.of(precision).bits() / BITS_PER_BYTE;
    }

    /**
     * What every token uses: all of a dense model; of a mixture by its experts, if they are known.
     */
    private static double shared(
            ServedModelRequest asked,
            Model model,
            ActiveParameters known,
            List<Step> steps,
            List<String> assumed) {
        if (known.active() == known.total()) {
            return known.total();
        }
        if (expertsPerToken(asked, model, known) == 0) {
            assumed.add(
                    "Shared parameters: none, because it is not known which parameters every token uses; with a large batch all experts are then read, but the bound counts the active parameters alone.");
            return 0;
        }
        var shared =
                ServedModel.sharedParameters(
                        known.total(), known.active(), model.experts, model.expertsPerToken);
        steps.add(
                Step.of(
                        "Shared parameters",
                        "max(0, (active - total x used / experts) / (1 - used / experts))",
                        shared,
                        "1",
                        Input.of("active", known.active(), "1"),
                        Input.of("total", known.total(), "1"),
                        new Input("used", model.expertsPerToken, "1", model.structureSource.slug),
                        new Input("experts", model.experts, "1", model.structureSource.slug)));
        return shared;
    }

    /** 0 of a dense model, and of a mixture whose experts are unknown. */
    private static int expertsPerToken(
            ServedModelRequest asked, Model model, ActiveParameters known) {
        return known.active() == known.total()
                        || model == null
                        || model.experts == null
                        || asked.givesParameters()
                ? 0
                : model.expertsPerToken;
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
        if (known.basis() == ActiveParameters.Basis.UNKNOWN) {
            throw new MissingData(
                    "The record does not say how many parameters of %s are active per token, and it is a mixture of experts; give activeParameters."
                            .formatted(model.name),
                    "activeParameters of " + model.slug);
        }
        if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        return known;
    }

    /** An input embedding that is not the output layer too: rows of it are looked up. */
    private static double lookedUp(
            ServedModelRequest asked,
            Model model,
            ActiveParameters known,
            Attention attention,
            List<Step> steps) {
        if (model == null
                || model.vocabulary == null
                || !Boolean.FALSE.equals(model.tiedEmbeddings)
                || asked.givesParameters()) {
            return 0;
        }
        var parameters = (double) model.vocabulary * attention.hiddenSize();
        if (parameters >= known.active() / 2) {
            return 0;
        }
        steps.add(
                Step.of(
                        "Input embedding, looked up",
                        "vocabulary x hidden size",
                        parameters,
                        "1",
                        new Input("vocabulary", model.vocabulary, "token", source(model)),
                        new Input("hidden size", attention.hiddenSize(), "1", attention.source())));
        return parameters;
    }

    private static String source(Model model) {
        if (model.parametersSource != null) {
            return model.parametersSource.slug;
        }
        return (model.architectureSource == null ? model.source : model.architectureSource).slug;
    }
}
