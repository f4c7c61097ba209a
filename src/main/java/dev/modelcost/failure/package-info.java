/**
 * The ways in which a question can fail, in domain terms: a given value is not allowed, a name does
 * not exist in the record, or the record lacks what an answer needs. Nothing here depends on HTTP;
 * the package {@code web} turns each failure into a problem response. Why the service does not
 * start is said here too.
 */
package dev.modelcost.failure;
