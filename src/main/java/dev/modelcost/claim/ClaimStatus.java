package dev.modelcost.claim;

import dev.modelcost.calc.derivation.Vocabulary;

/** Whether a claim stands. */
public enum ClaimStatus implements Vocabulary {
    STANDING,
    DISPUTED,
    CORRECTED,
    RETRACTED
}
