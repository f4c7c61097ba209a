package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The footprint of a use of machines, of a request, or of both.
 *
 * @param chipHours chip-hours that carry the machines' making; null if they are unknown, and the
 *     making is then left out
 * @param trainingPowerWatts power by Epoch's formula, all chips with servers and data centre, W;
 *     null without chipCount, a TDP and publishedOn
 * @param footprint energy, greenhouse gases and water of the use; null if only a request was asked
 *     for
 * @param request footprint of one request; null if none was asked for
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of every number in the derivation
 * @param assumptions constants that the answer rests on, by set
 */
public record FootprintEstimateReport(
        @Nullable Estimate chipHours,
        @Nullable Double trainingPowerWatts,
        @Nullable UsageFootprint footprint,
        @Nullable RequestFootprintEstimate request,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        List<AssumptionsUsed> assumptions) {

    static FootprintEstimateReport of(
            List<String> taken,
            FootprintEstimate estimate,
            List<SourceRef> sources,
            List<AssumptionsUsed> assumptions) {
        return new FootprintEstimateReport(
                estimate.chipHours(),
                estimate.trainingPowerWatts(),
                estimate.footprint(),
                estimate.request(),
                Stream.concat(taken.stream(), estimate.assumed().stream()).toList(),
                estimate.derivation(),
                sources,
                assumptions);
    }
}
