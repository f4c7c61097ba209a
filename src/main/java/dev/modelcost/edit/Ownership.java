package dev.modelcost.edit;

import dev.modelcost.calc.derivation.Vocabulary;

/** Whose a row is. */
public enum Ownership implements Vocabulary {
    /** The release's: the next release may change it. */
    SHIPPED,
    /** Of whoever runs the service: no release touches it. */
    OWN
}
