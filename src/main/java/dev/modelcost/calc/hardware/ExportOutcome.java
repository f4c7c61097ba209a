package dev.modelcost.calc.hardware;

/** What export rules say of a chip, a destination and a day; from the mildest to the strictest. */
public enum ExportOutcome {
    /** No licence needed. */
    ALLOWED,
    /** To be announced to the authority, which may object. */
    NOTIFICATION,
    /** Not without a licence, for which an application is looked at on its merits. */
    CASE_BY_CASE,
    /** The record lacks a figure on which the answer hangs. Rules do not say this, answers do. */
    UNDECIDED,
    /** Not without a licence. */
    LICENCE_REQUIRED
}
