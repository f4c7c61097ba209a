package dev.modelcost.claim;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a claim is about. */
public enum SubjectKind implements Vocabulary {
    MODEL,
    CHIP,
    ORGANIZATION,
    MARKET
}
