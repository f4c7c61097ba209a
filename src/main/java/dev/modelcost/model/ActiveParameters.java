package dev.modelcost.model;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.TrainingCompute;
import java.util.List;

/**
 * How many parameters a model uses for a token, as well as the record tells.
 *
 * @param total all parameters
 * @param active per token, at most the total
 * @param step how they are known; null if the record or the caller states them
 * @param assumed what was assumed, in a sentence; null if nothing was
 */
public record ActiveParameters(double total, double active, Step step, String assumed) {

    /** Below this share of the total the training FLOP tell of a mixture, not of rounding. */
    private static final double MIXTURE_BELOW = 0.8;

    /**
     * @param total all parameters, above 0
     * @param active null if not stated
     * @param model whose training may tell; null for none
     */
    public static ActiveParameters of(double total, Double active, Model model) {
        if (active != null) {
            return new ActiveParameters(total, active, null, null);
        }
        if (model != null
                && model.baseModel == null
                && model.trainingFlop != null
                && model.trainingTokens != null) {
            var epochs = model.epochs == null ? 1 : model.epochs;
            var inferred =
                    model.trainingFlop / TrainingCompute.flop(1, model.trainingTokens, epochs);
            if (inferred < MIXTURE_BELOW * total) {
                return new ActiveParameters(
                        total,
                        inferred,
                        Step.of(
                                "Active parameters",
                                "training FLOP / (6 x tokens x epochs)",
                                inferred,
                                "1",
                                new Input(
                                        "training FLOP",
                                        model.trainingFlop,
                                        "FLOP",
                                        model.source.slug),
                                new Input(
                                        "tokens", model.trainingTokens, "token", model.source.slug),
                                Input.of("epochs", epochs, "1")),
                        "Active parameters are inferred from the training FLOP; the record does not state them.");
            }
        }
        return new ActiveParameters(
                total,
                total,
                null,
                "Taken as a dense model: the record states no active parameters, and all are then used for each token.");
    }

    /** The facts that the derivation shows, if any. */
    public List<Step> steps() {
        return step == null ? List.of() : List.of(step);
    }
}
