package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.Vocabulary;

/** Which kind of training was measured. */
public enum TrainedStage implements Vocabulary {
    PRE_TRAINING,
    /** Supervised fine-tuning of all weights. */
    SFT,
    /** Low-rank adaptation: the base model's weights have no gradients. */
    LORA
}
