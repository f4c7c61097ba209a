package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;

/**
 * The footprint of output tokens of a model, by EcoLogits.
 *
 * @param chips chips that hold the model
 * @param outputTokens how many tokens these are: a million
 * @param joulesPerOutputToken energy from the grid for each, J; prompts cost nothing in the
 *     regressions
 * @param footprint energy, greenhouse gases and water of all of them
 */
public record TokenFootprint(
        int chips, int outputTokens, Estimate joulesPerOutputToken, UsageFootprint footprint) {}
