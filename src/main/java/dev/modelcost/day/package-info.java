/**
 * Days that make no difference: the period in which an answer is the same, and the answer with the
 * day left open. Depends on nothing else.
 */
@NullMarked
package dev.modelcost.day;

import org.jspecify.annotations.NullMarked;
