package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Vocabulary;

/**
 * What export rules say about a chip, a destination and a day, from the most lenient to the
 * strictest.
 */
public enum ExportOutcome implements Vocabulary {
    /** No licence needed. */
    ALLOWED,
    /** The authority must be notified and may object. */
    NOTIFICATION,
    /** Not without a licence, but applications are reviewed on their merits. */
    CASE_BY_CASE,
    /**
     * The record lacks a figure on which the answer depends. Only answers have this value, never
     * rules.
     */
    UNDECIDED,
    /** A licence is required. */
    LICENCE_REQUIRED
}
