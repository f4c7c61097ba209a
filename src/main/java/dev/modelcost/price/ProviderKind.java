package dev.modelcost.price;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a provider of models sells. */
public enum ProviderKind implements Vocabulary {
    /** Its own models. */
    VENDOR,
    /** Others' models, run in its own data centres. */
    CLOUD,
    /** Access to others, to whom it passes requests on. */
    AGGREGATOR
}
