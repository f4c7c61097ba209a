package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;

/** How sure a source is of its estimates of a model. */
public enum RecordCertainty implements Vocabulary {
    CONFIDENT,
    LIKELY,
    SPECULATIVE,
    UNKNOWN
}
