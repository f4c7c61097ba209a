package dev.modelcost.calc.sampling;

/**
 * How much of the spread of an answer one input accounts for.
 *
 * @param input name of the input
 * @param share 0..1; the shares of all inputs add up to 1
 */
public record Sensitivity(String input, double share) {}
