package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;

/** How a model can be had. */
public enum ModelAccess implements Vocabulary {
    OPEN_WEIGHTS,
    OPEN_WEIGHTS_RESTRICTED,
    OPEN_WEIGHTS_NON_COMMERCIAL,
    API,
    HOSTED,
    UNRELEASED
}
