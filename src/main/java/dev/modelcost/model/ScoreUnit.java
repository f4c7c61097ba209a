package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a score is counted in. */
public enum ScoreUnit implements Vocabulary {
    PERCENT,
    ELO,
    POINTS,
    MINUTES
}
