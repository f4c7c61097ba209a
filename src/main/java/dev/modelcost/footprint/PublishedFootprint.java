package dev.modelcost.footprint;

import dev.modelcost.claim.Claim;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody published of a model's energy, carbon or water.
 *
 * @param claim id at {@code /api/v1/claims/{id}}
 * @param metric energy, carbon or water
 * @param value the figure, in {@code unit}
 * @param unit unit of the value, as published
 * @param scope what the figure covers
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param claimant who says so
 * @param statedOn day of publication; null if unknown
 * @param remark what a reader must know; null if nothing
 * @param source where it stands
 */
public record PublishedFootprint(
        String claim,
        String metric,
        double value,
        String unit,
        String scope,
        @Nullable String basis,
        String claimant,
        @Nullable LocalDate statedOn,
        @Nullable String remark,
        SourceRef source) {

    static PublishedFootprint of(Claim claim) {
        return new PublishedFootprint(
                claim.slug,
                claim.metric,
                claim.value,
                claim.unit,
                claim.scope,
                claim.basis,
                claim.claimant,
                claim.statedOn,
                claim.remark,
                SourceRef.of(claim.source));
    }
}
