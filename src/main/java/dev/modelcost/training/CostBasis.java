package dev.modelcost.training;

import dev.modelcost.calc.derivation.Vocabulary;

/** Where the rate or the price is from that a cost rests on. */
public enum CostBasis implements Vocabulary {
    /** The source of the run. */
    PUBLISHED,
    /** Dated offers of the chip. */
    MARKET,
    /** What the chips sold for. */
    PURCHASE,
    /** The question. */
    GIVEN,
    /** Different ones for different stages. */
    MIXED
}
