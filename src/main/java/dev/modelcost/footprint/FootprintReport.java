package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.claim.Claim;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;

/**
 * Energy, carbon and water of a model: of its training, and of serving it.
 *
 * @param model slug
 * @param training of the stages that made the model; null where the record does not tell enough
 * @param trainingNote what the figure covers, or what is missing for it
 * @param perMillionTokens of a million output tokens, by EcoLogits; null where the number of
 *     parameters is unknown
 * @param perMillionTokensNote what the figure covers, or what is missing for it
 * @param published what others published of the same; never mixed with what is computed here
 * @param assumed what nobody gave and the record does not hold, sentence by sentence
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them, by set
 */
public record FootprintReport(
        String model,
        Training training,
        String trainingNote,
        Serving perMillionTokens,
        String perMillionTokensNote,
        List<Published> published,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        List<AssumptionsUsed> assumptions) {

    /**
     * Of training.
     *
     * @param chipHours of all stages
     * @param powerBasis measured-power, epoch-power-formula, tdp, or several
     * @param footprint energy, carbon, water
     */
    public record Training(Estimate chipHours, List<String> powerBasis, UsageFootprint footprint) {}

    /**
     * Of serving.
     *
     * @param chips that hold the model
     * @param outputTokens a million
     * @param joulesPerOutputToken from the grid; prompts cost nothing in the regressions
     * @param footprint energy, carbon, water
     */
    public record Serving(
            int chips, int outputTokens, Estimate joulesPerOutputToken, UsageFootprint footprint) {}

    /**
     * A published figure.
     *
     * @param claim id at {@code /api/v1/claims/{id}}
     * @param metric energy, carbon or water
     * @param value in {@code unit}
     * @param unit as published
     * @param scope what it covers
     * @param basis measured, reported, derived or estimated
     * @param claimant who says so
     * @param statedOn null if unknown
     * @param remark what a reader must know
     * @param source who published it
     */
    public record Published(
            String claim,
            String metric,
            double value,
            String unit,
            String scope,
            String basis,
            String claimant,
            LocalDate statedOn,
            String remark,
            SourceRef source) {

        static Published of(Claim claim) {
            return new Published(
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
}
