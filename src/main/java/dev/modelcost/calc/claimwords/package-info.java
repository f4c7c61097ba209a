/**
 * What people write when they state a figure: the words for metrics, units, comparators, scopes and
 * days, and numbers as they are printed. One vocabulary for all questions.
 */
package dev.modelcost.calc.claimwords;
