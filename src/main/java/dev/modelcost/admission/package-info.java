/**
 * Who is let in, and when: computations a few at a time, clients as often as they may. Reads of
 * rows and answers from memory wait for neither.
 */
package dev.modelcost.admission;
