package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;

/** Which part of a training a run is. */
public enum RunStage implements Vocabulary {
    /** All of it, where the source does not split it. */
    TRAINING,
    PRE_TRAINING,
    CONTEXT_EXTENSION,
    POST_TRAINING,
    DATA_CREATION,
    FINE_TUNING,
    ABLATION
}
