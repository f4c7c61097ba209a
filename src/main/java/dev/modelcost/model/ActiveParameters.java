package dev.modelcost.model;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.TrainingCompute;
import java.util.List;

/**
 * The number of parameters that a model uses per token, as far as the record says.
 *
 * @param total all parameters
 * @param active parameters per token, at most the total
 * @param basis how they are known
 * @param step how the active ones were inferred; null if the record or the caller states them
 * @param assumed what was assumed, in a sentence; null if nothing was
 */
public record ActiveParameters(
        double total, double active, Basis basis, Step step, String assumed) {

    /** How the active parameters are known. */
    public enum Basis {
        STATED,
        /** From the training FLOP. */
        INFERRED,
        /** All of them, of a model that is known to be dense. */
        DENSE,
        /** All of them, since nothing says that it is a mixture. */
        TAKEN_AS_DENSE,
        /** Of a mixture of experts: all of them, which is too many. */
        UNKNOWN
    }

    /**
     * Below this share of the total, the training FLOP indicate a mixture of experts rather than
     * rounding.
     */
    private static final double MIXTURE_BELOW = 0.8;

    /**
     * What is known about a model's training, from which its active parameters may be inferred.
     *
     * @param flop null if unknown
     * @param tokens null if unknown
     * @param epochs null for one
     * @param hasBase whether the FLOP include those of a base model
     * @param mixture whether it is a mixture of experts; null if unknown
     * @param source slug
     */
    public record Training(
            Double flop,
            Double tokens,
            Double epochs,
            boolean hasBase,
            Boolean mixture,
            String source) {}

    /**
     * @param total all parameters, above 0
     * @param active null if not stated
     * @param model whose training FLOP they may be inferred from; null for none
     */
    public static ActiveParameters of(double total, Double active, Model model) {
        return ofTraining(
                total,
                active,
                model == null
                        ? null
                        : new Training(
                                model.trainingFlop,
                                model.trainingTokens,
                                model.epochs,
                                model.baseModel != null,
                                model.mixture,
                                model.source == null ? null : model.source.slug));
    }

    /**
     * @param total all parameters, above 0
     * @param active null if not stated
     * @param training to infer them from; null for none
     */
    public static ActiveParameters ofTraining(double total, Double active, Training training) {
        if (active != null) {
            return new ActiveParameters(total, active, Basis.STATED, null, null);
        }
        if (training != null
                && !training.hasBase
                && training.flop != null
                && training.tokens != null) {
            var epochs = training.epochs == null ? 1 : training.epochs;
            var inferred = training.flop / TrainingCompute.flop(1, training.tokens, epochs);
            if (inferred < MIXTURE_BELOW * total) {
                return new ActiveParameters(
                        total,
                        inferred,
                        Basis.INFERRED,
                        Step.of(
                                "Active parameters",
                                "training FLOP / (6 x tokens x epochs)",
                                inferred,
                                "1",
                                new Input("training FLOP", training.flop, "FLOP", training.source),
                                new Input("tokens", training.tokens, "token", training.source),
                                Input.of("epochs", epochs, "1")),
                        "Active parameters: inferred from the training FLOP, because the record"
                                + " does not state them.");
            }
        }
        var mixture = training == null ? null : training.mixture;
        if (mixture == null) {
            return new ActiveParameters(
                    total,
                    total,
                    Basis.TAKEN_AS_DENSE,
                    null,
                    "Active parameters: all of them, as in a dense model, because the record does not"
                            + " state how many are active.");
        }
        return mixture
                ? new ActiveParameters(
                        total,
                        total,
                        Basis.UNKNOWN,
                        null,
                        "Active parameters: all of them, which is too many, because the record does not"
                                + " state how many of this mixture of experts are active.")
                : new ActiveParameters(total, total, Basis.DENSE, null, null);
    }

    /**
     * Whether a model is a mixture of experts.
     *
     * @param stated null if nobody says
     * @param total all parameters; null if unknown
     * @param active parameters per token; null if unknown
     */
    public static boolean isMixture(Boolean stated, Double total, Double active) {
        return stated != null
                ? stated
                : total != null && active != null && active < MIXTURE_BELOW * total;
    }

    /** The inference as a derivation; empty if nothing was inferred. */
    public List<Step> steps() {
        return step == null ? List.of() : List.of(step);
    }
}
