package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;

/**
 * What is known about a trained model on which the utilisation of its training depends.
 *
 * @param mixture whether it is a mixture of experts
 * @param parametersTotal null if unknown
 * @param parametersActive of them, per token; null if unknown
 */
public record TrainedModel(boolean mixture, Double parametersTotal, Double parametersActive) {

    /** Below it a mixture would be expected to train faster than a dense model. */
    private static final double LEAST_SPARSITY = 2;

    public TrainedModel {
        if (parametersTotal != null) {
            Require.positive("parametersTotal", parametersTotal);
        }
        if (parametersActive != null) {
            Require.positive("parametersActive", parametersActive);
        }
    }

    /** A model of which nothing else is known. */
    public static TrainedModel ofUnknownSize(boolean mixture) {
        return new TrainedModel(mixture, null, null);
    }

    /** Parameters for each one that a token uses, at least 2; null if either is unknown. */
    Double sparsity() {
        return parametersTotal == null || parametersActive == null
                ? null
                : Double.valueOf(Math.max(LEAST_SPARSITY, parametersTotal / parametersActive));
    }
}
