package dev.modelcost.claim;

import dev.modelcost.calc.derivation.Vocabulary;

/** What kind of claimant states a figure. */
public enum ClaimantKind implements Vocabulary {
    MAKER,
    PRESS,
    DATASET,
    ANALYST,
    VENDOR
}
