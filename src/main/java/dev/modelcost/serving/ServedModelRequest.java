package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Which model is served: one of the record, one that need not exist, or one of the record with
 * other figures. What is not given is null.
 *
 * @param model slug of the model whose figures fill what is not given
 * @param activeParameters used for a token
 * @param totalParameters all of them
 * @param layers transformer layers
 * @param heads query heads
 * @param kvHeads heads that keep keys and values
 * @param headSize values of a head
 * @param kvLatentSize values that a layer keeps of a token, with latent attention
 */
record ServedModelRequest(
        String model,
        Double activeParameters,
        Double totalParameters,
        Integer layers,
        Integer heads,
        Integer kvHeads,
        Integer headSize,
        Integer kvLatentSize) {

    private static final double LEAST_PARAMETERS = 1e3;
    private static final double MOST_PARAMETERS = 1e15;

    private static final Parameter<String> MODEL =
            Parameter.named("model", "model")
                    .describedAs(
                            "Slug of a model of the record, whose figures fill what is not given.")
                    .example("deepseek-r1");
    private static final Parameter<Double> ACTIVE_PARAMETERS =
            Parameter.number("activeParameters", LEAST_PARAMETERS, MOST_PARAMETERS)
                    .describedAs(
                            "Parameters used for a token; the model's if left out, else all of them.")
                    .example(37e9);
    private static final Parameter<Double> TOTAL_PARAMETERS =
            Parameter.number("totalParameters", LEAST_PARAMETERS, MOST_PARAMETERS)
                    .describedAs("All parameters; the model's if left out, else activeParameters.")
                    .example(671e9);
    private static final Parameter<Integer> LAYERS =
            Parameter.integer("layers", 1, 1000)
                    .describedAs("Transformer layers; the model's if left out.")
                    .example(80);
    private static final Parameter<Integer> HEADS =
            Parameter.integer("heads", 1, 1024)
                    .describedAs("Query heads of a layer; the model's if left out.")
                    .example(64);
    private static final Parameter<Integer> KV_HEADS =
            Parameter.integer("kvHeads", 1, 1024)
                    .describedAs(
                            "Heads of a layer that keep keys and values; the model's if left out, else all heads.")
                    .example(8);
    private static final Parameter<Integer> HEAD_SIZE =
            Parameter.integer("headSize", 1, 4096)
                    .describedAs("Values of a head; the model's if left out.")
                    .example(128);
    private static final Parameter<Integer> KV_LATENT_SIZE =
            Parameter.integer("kvLatentSize", 1, 65_536)
                    .describedAs(
                            "With multi-head latent attention, instead of kvHeads: values that a layer keeps of a token.")
                    .example(576);

    static final Parameters<ServedModelRequest> PARAMETERS =
            Parameters.of(
                    ServedModelRequest.class,
                    ServedModelRequest::read,
                    MODEL,
                    ACTIVE_PARAMETERS,
                    TOTAL_PARAMETERS,
                    LAYERS,
                    HEADS,
                    KV_HEADS,
                    HEAD_SIZE,
                    KV_LATENT_SIZE);

    /** A model as the record holds it. */
    static ServedModelRequest of(String model) {
        return new ServedModelRequest(model, null, null, null, null, null, null, null);
    }

    /**
     * @throws InvalidInput for figures that contradict each other
     */
    static ServedModelRequest read(GivenValues values) {
        var read =
                new ServedModelRequest(
                        values.read(MODEL),
                        values.read(ACTIVE_PARAMETERS),
                        values.read(TOTAL_PARAMETERS),
                        values.read(LAYERS),
                        values.read(HEADS),
                        values.read(KV_HEADS),
                        values.read(HEAD_SIZE),
                        values.read(KV_LATENT_SIZE));
        if (read.activeParameters != null
                && read.totalParameters != null
                && read.activeParameters > read.totalParameters) {
            throw values.refusal(ACTIVE_PARAMETERS, "more than totalParameters.");
        }
        if (read.heads != null && read.kvHeads != null && read.kvHeads > read.heads) {
            throw values.refusal(KV_HEADS, "more than heads.");
        }
        if (read.kvHeads != null && read.kvLatentSize != null) {
            throw values.refusal(
                    KV_LATENT_SIZE,
                    "cannot be given together with kvHeads: a model caches either keys and values by head, or one latent vector.");
        }
        return read;
    }

    boolean givesParameters() {
        return activeParameters != null || totalParameters != null;
    }

    boolean givesAttention() {
        return !givenOfAttention().isEmpty();
    }

    /** Names of what is given of layers and heads. */
    List<String> givenOfAttention() {
        var given = new ArrayList<String>();
        addIf(layers, LAYERS, given);
        addIf(heads, HEADS, given);
        addIf(kvHeads, KV_HEADS, given);
        addIf(headSize, HEAD_SIZE, given);
        addIf(kvLatentSize, KV_LATENT_SIZE, given);
        return given;
    }

    private static void addIf(Integer value, Parameter<Integer> parameter, List<String> given) {
        if (value != null) {
            given.add(parameter.name());
        }
    }
}
