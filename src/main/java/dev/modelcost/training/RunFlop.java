package dev.modelcost.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The model FLOP of a run and where they come from: stated, else counted exactly from the layers of
 * a dense transformer, else computed as 6 x active parameters x tokens.
 *
 * @param flop null if unknown
 * @param step the computation; null if the FLOP are stated or unknown
 * @param others other counts that are also known but not used
 * @param recomputed FLOP repeated to save memory; null if unknown
 * @param steps what the FLOP leave out or hold beside the products with weights
 */
public record RunFlop(
        Double flop, Step step, List<Step> others, Double recomputed, StepWork steps) {

    public static final RunFlop UNKNOWN =
            new RunFlop(null, null, List.of(), null, StepWork.UNKNOWN);

    private static final String NAME = "Training FLOP";
    private static final String UNIT = "FLOP";
    private static final String OF_PARAMETERS = "6 x active parameters x tokens x epochs";

    /** From what a question gives. */
    static RunFlop of(GivenFlop given) {
        var counts = new ArrayList<Step>();
        if (given.tellsLayers()) {
            counts.add(counted(given));
        }
        if (given.tellsParameters()) {
            counts.add(
                    approximate(
                            Input.of("active parameters", given.activeParameters(), "1"),
                            Input.of("tokens", given.trainingTokens(), "token"),
                            given.timesSeen()));
        }
        return first(given.trainingFlop(), counts, given.recomputedFlop(), given.stepWork());
    }

    /**
     * From the record. A fine-tuned model's FLOP includes its base model's, so only the run's own
     * figure is usable.
     */
    static RunFlop of(Model model, TrainingRun run) {
        var stated = BestSourceRuns.flop(model, run);
        var total = model.parametersTotal;
        var counts = new ArrayList<Step>();
        if (run.tokens != null && total != null) {
            var parameters = ActiveParameters.of(total, model.parametersActive, model);
            if (parameters.basis() != ActiveParameters.Basis.UNKNOWN) {
                counts.add(
                        approximate(
                                new Input(
                                        "active parameters",
                                        parameters.active(),
                                        "1",
                                        model.source.slug),
                                new Input("tokens", run.tokens, "token", run.source.slug),
                                1));
            }
        }
        return first(stated, counts, null, StepWork.UNKNOWN);
    }

    /** Whether they are 6 x parameters x tokens, which leaves attention out. */
    boolean isOfParameters() {
        return step != null && step.formula().equals(OF_PARAMETERS);
    }

    /** 6 x parameters x tokens, whatever else is known; null if they are not. */
    Double ofParameters() {
        return counts().stream()
                .filter(count -> count.formula().equals(OF_PARAMETERS))
                .map(Step::value)
                .findFirst()
                .orElse(null);
    }

    /** All the counts that can be made. */
    List<Step> counts() {
        return step == null ? others : Stream.concat(Stream.of(step), others.stream()).toList();
    }

    private static RunFlop first(
            Double stated, List<Step> counts, Double recomputed, StepWork steps) {
        if (stated != null) {
            return new RunFlop(
                    stated,
                    null,
                    List.copyOf(counts),
                    recomputed,
                    recomputing(steps, recomputed, stated));
        }
        return counts.isEmpty()
                ? new RunFlop(null, null, List.of(), recomputed, steps)
                : new RunFlop(
                        counts.get(0).value(),
                        counts.get(0),
                        List.copyOf(counts.subList(1, counts.size())),
                        recomputed,
                        recomputing(steps, recomputed, counts.get(0).value()));
    }

    private static StepWork recomputing(StepWork steps, Double recomputed, double flop) {
        return recomputed == null ? steps : steps.recomputing(recomputed / flop);
    }

    private static Step approximate(Input parameters, Input tokens, double epochs) {
        return Step.of(
                NAME,
                OF_PARAMETERS,
                TrainingCompute.flop(parameters.value(), tokens.value(), epochs),
                UNIT,
                parameters,
                tokens,
                Input.of("epochs", epochs, "1"));
    }

    private static Step counted(GivenFlop given) {
        var causal = given.causalAttention();
        double s = given.sequenceTokens();
        var sequences = given.trainingTokens() * given.timesSeen() / s;
        return Step.of(
                NAME,
                "3 x 24 x sequences x layers x tokens per sequence x hidden size^2"
                        + " x (1 + attended share x tokens per sequence / (6 x hidden size)"
                        + " + vocabulary / (12 x layers x hidden size))",
                TrainingCompute.denseTrainingFlop(
                        sequences,
                        s,
                        given.layers(),
                        given.hiddenSize(),
                        given.vocabulary(),
                        causal),
                UNIT,
                Input.of("sequences", sequences, "sequence"),
                Input.of("layers", given.layers(), "layer"),
                Input.of("tokens per sequence", s, "token"),
                Input.of("hidden size", given.hiddenSize(), "1"),
                Input.of("attended share", causal ? 0.5 : 1, "0.5 if causal, else 1"),
                Input.of("vocabulary", given.vocabulary(), "token"));
    }
}
