package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Vocabulary;

/** What the service makes of a published result. */
public enum SelfTestStatus implements Vocabulary {
    /** The same, within the tolerance of the published comparison. */
    AGREES,
    /** Something else, by as much as is known and for a reason that is known. */
    DISAGREES,
    /** Something else, and nobody knows why. */
    FAILS,
    /** Nothing: the record has been changed, and lacks what it takes. */
    NOT_COMPUTED
}
