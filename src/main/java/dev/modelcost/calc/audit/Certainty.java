package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;

/** How sure an audit is of its verdict. */
public enum Certainty implements Vocabulary {
    /** By a better source or by physics. */
    HIGH,
    /** By plausible ranges. */
    MEDIUM,
    /** By estimates. */
    LOW
}
