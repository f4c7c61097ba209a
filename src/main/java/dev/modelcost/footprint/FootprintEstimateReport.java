package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.util.List;

/**
 * The footprint of a use of machines, of a request, or of both.
 *
 * @param chipHours that carry the machines' making; null if they are unknown, and the making is
 *     then left out
 * @param trainingPowerWatts by Epoch's formula, all chips with servers and data centre; null
 *     without chipCount, a TDP and publishedOn
 * @param footprint energy, carbon, water of the use; null if only a request was asked for
 * @param request of a request; null if none was asked for
 * @param assumed what was not given, sentence by sentence
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them, by set
 */
public record FootprintEstimateReport(
        Estimate chipHours,
        Double trainingPowerWatts,
        UsageFootprint footprint,
        Request request,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        List<AssumptionsUsed> assumptions) {

    /**
     * Of a request, by EcoLogits.
     *
     * @param chips that hold the model
     * @param latencySeconds from the first to the last output token
     * @param energyWh from the grid
     * @param joulesPerOutputToken from the grid
     * @param joulesPerToken of prompt and output tokens: far less on long prompts
     * @param footprint energy, carbon, water
     */
    public record Request(
            int chips,
            double latencySeconds,
            Estimate energyWh,
            Estimate joulesPerOutputToken,
            Estimate joulesPerToken,
            UsageFootprint footprint) {}
}
