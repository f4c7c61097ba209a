package dev.modelcost.chip;

import dev.modelcost.calc.derivation.Vocabulary;

/** How a chip is paid for. */
public enum ChipPriceKind implements Vocabulary {
    /** USD per chip. */
    PURCHASE,
    /** USD per chip-hour. */
    RENTAL
}
