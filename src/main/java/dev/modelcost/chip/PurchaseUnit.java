package dev.modelcost.chip;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a purchase price is for. */
public enum PurchaseUnit implements Vocabulary {
    /** The bare chip. */
    CHIP,
    /** The chip with its share of a whole server. */
    SERVER
}
