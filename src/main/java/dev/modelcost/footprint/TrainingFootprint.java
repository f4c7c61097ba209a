package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;

/**
 * The footprint of training a model.
 *
 * @param chipHours chip-hours of all stages
 * @param powerBasis how the power of the chips is known: measured-power, tdp or
 *     epoch-power-formula, or several
 * @param placeBasis how the place of training is known: asked, stated (by the makers, or in a
 *     published report), maker-country (the main country of the company that made the model) or
 *     world
 * @param footprint energy, greenhouse gases and water
 */
public record TrainingFootprint(
        Estimate chipHours, List<String> powerBasis, String placeBasis, UsageFootprint footprint) {}
