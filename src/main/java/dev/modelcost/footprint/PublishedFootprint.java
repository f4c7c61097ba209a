package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.claim.Claim;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody published of a model's energy, carbon or water, beside the estimate of the same.
 *
 * @param claim id at {@code /api/v1/claims/{id}}
 * @param metric energy, carbon or water
 * @param value the figure, in {@code unit}
 * @param unit unit of the value, as published
 * @param scope what the figure covers
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param boundary what the figure covers of the machines: chips (alone), machines (chips with their
 *     servers), facility (with the data centre's overhead), idle (what stands ready) or embodied
 *     (making the machines); null if unknown
 * @param accounting of carbon: location (the grid of the place) or market (net of clean electricity
 *     that was bought); null if unknown
 * @param claimant who says so
 * @param statedOn day of publication; null if unknown
 * @param remark what a reader must know; null if nothing
 * @param estimate what this answer estimates of the same, in {@code unit}; null where it estimates
 *     nothing of that scope
 * @param withinEstimate whether the figure lies in the range of the estimate; null without one
 * @param explanation why it does not, or why there is no estimate to compare it with; null if it
 *     does, or if nothing on record explains it
 * @param source where it stands
 */
public record PublishedFootprint(
        String claim,
        String metric,
        double value,
        String unit,
        String scope,
        @Nullable String basis,
        @Nullable String boundary,
        @Nullable String accounting,
        String claimant,
        @Nullable LocalDate statedOn,
        @Nullable String remark,
        @Nullable Estimate estimate,
        @Nullable Boolean withinEstimate,
        @Nullable String explanation,
        SourceRef source) {

    /**
     * @param training null where the record does not tell enough of it
     */
    static PublishedFootprint of(Claim claim, TrainingFootprint training) {
        var comparison = FootprintComparison.of(claim, training);
        return new PublishedFootprint(
                claim.slug,
                claim.metric,
                claim.value,
                claim.unit,
                claim.scope,
                claim.basis,
                claim.boundary,
                claim.accounting,
                claim.claimant,
                claim.statedOn,
                claim.remark,
                comparison.estimate(),
                comparison.within(),
                comparison.explanation(),
                SourceRef.of(claim.source));
    }
}
