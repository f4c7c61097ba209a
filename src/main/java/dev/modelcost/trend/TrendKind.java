package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a trend is of. */
public enum TrendKind implements Vocabulary {
    TRAINING_COST,
    PRICE,
    CHIP_PRICE
}
