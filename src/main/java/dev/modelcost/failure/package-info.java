/**
 * How a question can fail, in the words of the domain: what was given is not allowed, a name is of
 * nothing in the record, or the record lacks what an answer needs. Nothing here knows of HTTP; the
 * package {@code web} makes one problem of each.
 */
package dev.modelcost.failure;
