package dev.modelcost.claim;

import dev.modelcost.calc.derivation.Vocabulary;

/** Where a claimant has a figure from. */
public enum FigureBasis implements Vocabulary {
    MEASURED,
    REPORTED,
    /** Arithmetic on other figures. */
    DERIVED,
    ESTIMATED
}
