package dev.modelcost.chip;

import dev.modelcost.calc.derivation.Vocabulary;

/** What the first day of a chip's price means. */
public enum ChipPriceDateBasis implements Vocabulary {
    /** The day that the vendor names. */
    EFFECTIVE,
    /** The day on which somebody saw it. */
    OBSERVED,
    /** The first day that is possible, where the source names none. */
    EARLIEST
}
