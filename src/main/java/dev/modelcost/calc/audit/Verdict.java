package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;

/** What an audit says about a claim; the worst first. */
public enum Verdict implements Vocabulary {
    /** Physics says no: MFU above 1, power above what the hardware can draw. */
    IMPOSSIBLE,
    /** A better source states another figure for this very quantity. */
    CONTRADICTED,
    /** Right except for a unit: a power of ten, per node for per chip, a peak with sparsity. */
    UNIT_SLIP,
    /** A figure of one scope, offered for another. */
    SCOPE_MISMATCH,
    /** It mixes what cannot be compared: cached with uncached prices, dates, currencies. */
    NOT_COMPARABLE,
    /** Hours times an assumed rate, or times thermal design power: arithmetic, not evidence. */
    CIRCULAR,
    /** Nothing on record can check it. */
    UNVERIFIABLE,
    /** Right in a scope that is not the one a reader would assume. */
    CONSISTENT_IN_SCOPE,
    /** Right, or at least plausible, by all that is known. */
    CONSISTENT;
}
