package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;

/** What an audit says about a claim, worst first. */
public enum Verdict implements Vocabulary {
    /** Physically impossible: an MFU above 1, or power above what the hardware can draw. */
    IMPOSSIBLE,
    /** A better source states a different figure for the same quantity. */
    CONTRADICTED,
    /** Right except for a unit: a power of ten, per node for per chip, a peak with sparsity. */
    UNIT_SLIP,
    /** A figure for one scope, presented as another. */
    SCOPE_MISMATCH,
    /** It mixes things that cannot be compared: cached with uncached prices, dates, currencies. */
    NOT_COMPARABLE,
    /** Hours times an assumed rate, or times thermal design power: arithmetic, not evidence. */
    CIRCULAR,
    /** Nothing on record can check it. */
    UNVERIFIABLE,
    /** Right in a scope that is not the one a reader would assume. */
    CONSISTENT_IN_SCOPE,
    /** Right, or at least plausible, given everything known. */
    CONSISTENT;
}
