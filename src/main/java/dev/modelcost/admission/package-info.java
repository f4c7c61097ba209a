/**
 * Who is let in, and when: requests that are well formed, bodies within a size and a time, clients
 * as often as they may and no faster than they take the answers, computations a few at a time.
 * Reads of rows and answers from memory wait for none of them.
 */
package dev.modelcost.admission;
