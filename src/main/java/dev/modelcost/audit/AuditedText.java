package dev.modelcost.audit;

import java.util.List;

/**
 * The claims that were found in a text, each with its verdict.
 *
 * @param claims in the order of the text; empty if it states no figure that could be audited
 * @param unused the parts of the text that no claim was made of, word for word, in order
 */
public record AuditedText(List<AuditReport> claims, List<String> unused) implements AuditAnswer {}
