package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Vocabulary;

/** What export rules say of a chip, a destination and a day; from the mildest to the strictest. */
public enum ExportOutcome implements Vocabulary {
    /** No licence needed. */
    ALLOWED,
    /** To be announced to the authority, which may object. */
    NOTIFICATION,
    /** The record lacks a figure on which the answer hangs. Rules do not say this, answers do. */
    UNDECIDED,
    /** Not without a licence. */
    LICENCE_REQUIRED
}
