package dev.modelcost.assumption;

import dev.modelcost.calc.derivation.Vocabulary;

/** Shape of the range of a constant. */
public enum RangeShape implements Vocabulary {
    LOGNORMAL,
    NORMAL
}
