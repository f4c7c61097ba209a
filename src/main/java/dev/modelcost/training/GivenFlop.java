package dev.modelcost.training;

import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * What the question gives about the FLOP of a training run. They are stated, counted exactly from
 * the layers of a dense transformer, or computed as 6 x active parameters x tokens x epochs. A
 * value that is not given is null.
 *
 * @param trainingFlop model FLOP
 * @param activeParameters per token
 * @param trainingTokens in the data
 * @param epochs passes over the data; one if the tokens are given without it
 * @param layers of a dense transformer
 * @param hiddenSize of a layer; its feed-forward part is four times as wide
 * @param vocabulary tokens in the output layer's vocabulary
 * @param sequenceTokens tokens per training sequence
 * @param causalAttention whether the exact count leaves out the half of attention that the causal
 *     mask removes
 * @param recomputedFlop repeated to save memory; they count towards HFU, not MFU
 */
public record GivenFlop(
        Double trainingFlop,
        Double activeParameters,
        Double trainingTokens,
        Double epochs,
        Long layers,
        Long hiddenSize,
        Long vocabulary,
        Long sequenceTokens,
        boolean causalAttention,
        Double recomputedFlop) {

    static final GivenFlop NONE =
            new GivenFlop(null, null, null, null, null, null, null, null, false, null);

    /** A hundred thousand times what any model has taken. */
    private static final double MOST_FLOP = 1e30;

    private static final Parameter<Double> TRAINING_FLOP =
            Parameter.number("trainingFlop", 1, MOST_FLOP)
                    .describedAs(
                            "Model FLOP of the run; takes precedence over a count from parameters"
                                    + " or layers.");
    private static final Parameter<Double> ACTIVE_PARAMETERS =
            Parameter.number("activeParameters", 1, 1e16)
                    .describedAs(
                            "Parameters used per token; FLOP = 6 x parameters x tokens x epochs."
                                    + " The model's if left out.");
    private static final Parameter<Double> TRAINING_TOKENS =
            Parameter.number("trainingTokens", 1, 1e18)
                    .describedAs("Tokens in the training data; the model's if left out.");
    private static final Parameter<Double> EPOCHS =
            Parameter.above0("epochs", 1e6)
                    .describedAs(
                            "Passes over the data. Left out: one, or the model's own number if its"
                                    + " own tokens are used.");
    private static final Parameter<Long> LAYERS =
            Parameter.count("layers", 1, 10_000)
                    .describedAs(
                            "Layers of a dense transformer; with hiddenSize, vocabulary,"
                                    + " sequenceTokens and trainingTokens the FLOP are counted exactly,"
                                    + " which takes precedence over 6 x parameters x tokens.");
    private static final Parameter<Long> HIDDEN_SIZE =
            Parameter.count("hiddenSize", 1, 10_000_000)
                    .describedAs(
                            "Hidden size of a layer; its feed-forward part is taken as four times"
                                    + " as wide.");
    private static final Parameter<Long> VOCABULARY =
            Parameter.count("vocabulary", 1, 1_000_000_000)
                    .describedAs("Number of tokens in the output layer's vocabulary.");
    private static final Parameter<Long> SEQUENCE_TOKENS =
            Parameter.count("sequenceTokens", 1, 1_000_000_000)
                    .describedAs(
                            "Tokens per training sequence. By themselves they slow the run where its MFU is assumed, since attention over long sequences takes time that 6 x parameters x tokens leaves out; left out: 4,096.");
    private static final Parameter<Boolean> CAUSAL_ATTENTION =
            Parameter.flag("causalAttention")
                    .describedAs(
                            "Whether the exact count leaves out the half of attention that the"
                                    + " causal mask removes.")
                    .defaultsTo(false);
    private static final Parameter<Double> RECOMPUTED_FLOP =
            Parameter.number("recomputedFlop", 0, MOST_FLOP)
                    .describedAs(
                            "FLOP recomputed to save memory; they count towards HFU, not MFU.");

    static final Parameters<GivenFlop> PARAMETERS =
            Parameters.of(
                    GivenFlop.class,
                    GivenFlop::read,
                    TRAINING_FLOP,
                    ACTIVE_PARAMETERS,
                    TRAINING_TOKENS,
                    EPOCHS,
                    LAYERS,
                    HIDDEN_SIZE,
                    VOCABULARY,
                    SEQUENCE_TOKENS,
                    CAUSAL_ATTENTION,
                    RECOMPUTED_FLOP);

    /**
     * @throws InvalidInput naming the invalid value
     * @throws MissingData if only some of the figures of the layers are given
     */
    static GivenFlop read(GivenValues given) {
        var flop =
                new GivenFlop(
                        given.read(TRAINING_FLOP),
                        given.read(ACTIVE_PARAMETERS),
                        given.read(TRAINING_TOKENS),
                        given.read(EPOCHS),
                        given.read(LAYERS),
                        given.read(HIDDEN_SIZE),
                        given.read(VOCABULARY),
                        given.read(SEQUENCE_TOKENS),
                        given.read(CAUSAL_ATTENTION),
                        given.read(RECOMPUTED_FLOP));
        for (var count : RunFlop.of(flop).counts()) {
            if (!(count.value() <= MOST_FLOP)) {
                throw given.refusal(
                        TRAINING_TOKENS,
                        "%s comes to %s FLOP; at most %s is allowed."
                                .formatted(count.formula(), count.value(), MOST_FLOP));
            }
        }
        flop.refuseHalfTheLayers();
        return flop;
    }

    private void refuseHalfTheLayers() {
        var exact = new LinkedHashMap<String, Number>();
        exact.put(LAYERS.name(), layers);
        exact.put(HIDDEN_SIZE.name(), hiddenSize);
        exact.put(VOCABULARY.name(), vocabulary);
        if (exact.values().stream().allMatch(Objects::isNull)) {
            return;
        }
        exact.put(SEQUENCE_TOKENS.name(), sequenceTokens);
        exact.put(TRAINING_TOKENS.name(), trainingTokens);
        var missing = exact.keySet().stream().filter(name -> exact.get(name) == null).toList();
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "The exact count of the FLOP of a dense transformer needs "
                            + String.join(", ", exact.keySet())
                            + ".",
                    missing);
        }
    }

    /** Whether a value differs from what the record says of the model's training. */
    boolean changesTheRecord() {
        return trainingFlop != null
                || activeParameters != null
                || trainingTokens != null
                || epochs != null;
    }

    /**
     * Fills in parameters, tokens and epochs that are not given from the record of a model.
     *
     * @param assumed receives a sentence for each recorded figure that is used
     */
    GivenFlop completedBy(Model model, List<String> assumed) {
        if (tells() || !changesTheRecord()) {
            return this;
        }
        var parameters = activeParameters;
        var tokens = trainingTokens;
        var times = epochs;
        if (parameters == null && model.parametersTotal != null) {
            var known = ActiveParameters.of(model.parametersTotal, model.parametersActive, model);
            if (known.basis() != ActiveParameters.Basis.UNKNOWN) {
                parameters = known.active();
                assumed.add(
                        "Parameters used per token: %.4g, as recorded for %s."
                                .formatted(parameters, model.name));
                if (known.assumed() != null) {
                    assumed.add(known.assumed());
                }
            }
        }
        if (tokens == null && model.trainingTokens != null) {
            tokens = model.trainingTokens;
            times = times == null ? model.epochs : times;
            assumed.add(
                    "Tokens: %.4g%s, as recorded for %s."
                            .formatted(
                                    tokens,
                                    times == null ? "" : ", %s passes".formatted(times),
                                    model.name));
        }
        return new GivenFlop(
                trainingFlop,
                parameters,
                tokens,
                times,
                layers,
                hiddenSize,
                vocabulary,
                sequenceTokens,
                causalAttention,
                recomputedFlop);
    }

    /** Passes over the data. */
    double timesSeen() {
        return epochs == null ? 1 : epochs;
    }

    /** What the FLOP leave out of attention, or hold of it if they are counted from the layers. */
    StepWork stepWork() {
        if (trainingFlop == null && tellsLayers()) {
            return StepWork.counted(
                    TrainingCompute.attentionShare(
                            sequenceTokens, layers, hiddenSize, vocabulary, causalAttention),
                    causalAttention);
        }
        return StepWork.ofSequences(sequenceTokens == null ? null : sequenceTokens.doubleValue());
    }

    /** Whether these values determine the FLOP. */
    boolean tells() {
        return trainingFlop != null || tellsLayers() || tellsParameters();
    }

    boolean tellsParameters() {
        return activeParameters != null && trainingTokens != null;
    }

    /** Whether the FLOP can be counted exactly. */
    boolean tellsLayers() {
        return layers != null
                && hiddenSize != null
                && vocabulary != null
                && sequenceTokens != null
                && trainingTokens != null;
    }
}
