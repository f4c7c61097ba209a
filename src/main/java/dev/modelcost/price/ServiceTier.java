package dev.modelcost.price;

import dev.modelcost.calc.derivation.Vocabulary;

/** Class of service that a price is for. */
public enum ServiceTier implements Vocabulary {
    STANDARD,
    FLEX,
    PRIORITY
}
