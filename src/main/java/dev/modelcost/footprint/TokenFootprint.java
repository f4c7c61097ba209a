package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * The footprint of output tokens of a model.
 *
 * @param method how the energy was found: serving-estimate or ecologits-0.9
 * @param chips chips of the copy that serves
 * @param outputTokens how many tokens these are: a million
 * @param promptTokens that are read beside them; null by EcoLogits, in which they cost nothing
 * @param joulesPerOutputToken energy from the grid for each output token, with the prompts read
 *     beside, J
 * @param joulesPerToken the same for each token of prompt and output: far less on long prompts, J;
 *     null by EcoLogits
 * @param footprint energy, greenhouse gases and water of all of them
 */
public record TokenFootprint(
        String method,
        int chips,
        int outputTokens,
        @Nullable Double promptTokens,
        Estimate joulesPerOutputToken,
        @Nullable Estimate joulesPerToken,
        UsageFootprint footprint) {}
