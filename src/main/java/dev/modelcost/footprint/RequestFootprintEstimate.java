package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;

/**
 * The footprint of one request to a model.
 *
 * @param method how the energy was found: serving-estimate or ecologits-0.9
 * @param chips chips that hold the model
 * @param latencySeconds time from the first to the last output token, s
 * @param energyWh energy from the grid, Wh
 * @param joulesPerOutputToken energy from the grid for each output token, J
 * @param joulesPerToken the same for each token, prompt and output: far less on long prompts, J
 * @param footprint energy, greenhouse gases and water
 */
public record RequestFootprintEstimate(
        String method,
        int chips,
        double latencySeconds,
        Estimate energyWh,
        Estimate joulesPerOutputToken,
        Estimate joulesPerToken,
        UsageFootprint footprint) {}
