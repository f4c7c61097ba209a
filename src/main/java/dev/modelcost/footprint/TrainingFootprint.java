package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;

/**
 * The footprint of training a model.
 *
 * @param chipHours chip-hours of all stages
 * @param powerBasis how the power of the chips is known: measured-power, tdp or
 *     epoch-power-formula, or several
 * @param footprint energy, greenhouse gases and water
 */
public record TrainingFootprint(
        Estimate chipHours, List<String> powerBasis, UsageFootprint footprint) {}
