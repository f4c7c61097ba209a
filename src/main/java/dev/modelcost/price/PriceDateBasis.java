package dev.modelcost.price;

import dev.modelcost.calc.derivation.Vocabulary;

/** What the first day of a price means. */
public enum PriceDateBasis implements Vocabulary {
    /** The day that the provider names. */
    EFFECTIVE,
    /** The day on which a watcher first saw it. */
    OBSERVED
}
