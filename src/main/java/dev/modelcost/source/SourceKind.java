package dev.modelcost.source;

import dev.modelcost.calc.derivation.Vocabulary;

/** What kind of source prints a figure. */
public enum SourceKind implements Vocabulary {
    PAPER,
    FILING,
    VENDOR,
    PRESS,
    DATASET,
    INTERVIEW,
    REGULATION
}
