package dev.modelcost.calc.audit;

/** How much a source counts; a claim is contradicted only by a better one than its own. */
public enum AuditAuthority {
    /** Press reports, and what makers say through the press. */
    PRESS,
    /** Analysts outside of papers. */
    ANALYST,
    /** Data sets, whose figures are mostly estimates. */
    DATA_SET,
    /** Papers of others than the makers. */
    PAPER,
    /** The makers' own papers, model cards, price lists and filings. */
    MAKER
}
