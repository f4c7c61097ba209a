package dev.modelcost.calc.audit;

/**
 * How much weight a source carries; a claim is contradicted only by a source better than its own.
 */
public enum AuditAuthority {
    /** Press reports, and what makers say through the press. */
    PRESS,
    /** Analysts, other than in papers. */
    ANALYST,
    /** Data sets, whose figures are mostly estimates. */
    DATA_SET,
    /** Papers by authors other than the makers. */
    PAPER,
    /** The makers' own papers, model cards, price lists and filings. */
    MAKER
}
