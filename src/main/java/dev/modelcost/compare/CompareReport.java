package dev.modelcost.compare;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.claim.ClaimView;
import dev.modelcost.price.TokenPriceView;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import dev.modelcost.training.CostBasis;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models side by side: what their training is said to have cost, what it comes to by chip-hours,
 * and what their makers sell them for, each compared only with its like.
 *
 * @param asOf day whose token prices are compared
 * @param models in the order of the question
 * @param claimRatios each later maker's own claim of a training cost divided by each earlier one's:
 *     the comparison that headlines make, with what is wrong with it
 * @param trainingCostRatios each later model's training cost divided by each earlier one's, in the
 *     same scope
 * @param priceRatios each later model's price divided by each earlier one's, kind by kind
 * @param notes what could not be compared, and why
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param sources of the computed costs and of the prices
 */
public record CompareReport(
        LocalDate asOf,
        List<Entry> models,
        List<ClaimRatio> claimRatios,
        List<CostRatio> trainingCostRatios,
        List<TokenPriceRatio> priceRatios,
        List<String> notes,
        List<String> assumed,
        List<SourceRef> sources) {

    /**
     * One of the models.
     *
     * @param model that is compared
     * @param releasedOn day of its release; null if unknown
     * @param claims what its training is said to have cost, the oldest first, in the claimants'
     *     words and scopes
     * @param ownStages cost of its own stages by chip-hours; null if too little is known
     * @param withBaseModels the same with the stages of the models that its training started from;
     *     null if there are none, or too little is known
     * @param price what its maker sold it for on the day; null if the record holds no such price
     */
    public record Entry(
            Ref model,
            @Nullable LocalDate releasedOn,
            List<ClaimView> claims,
            @Nullable Cost ownStages,
            @Nullable Cost withBaseModels,
            @Nullable TokenPriceView price) {

        /** Cost of all that led to it: without base models, of its own stages; null if unknown. */
        Cost whole() {
            return withBaseModels == null ? ownStages : withBaseModels;
        }
    }

    /**
     * A training cost by chip-hours.
     *
     * @param costUsd rent of the chips, in USD
     * @param chipHours of all stages; null if they are not known
     * @param rateBasis published, market or mixed
     * @param scopeNote what the cost covers and what it leaves out
     * @param path of the answer that shows every step
     */
    public record Cost(
            Estimate costUsd,
            @Nullable Estimate chipHours,
            @OneOf(CostBasis.class) String rateBasis,
            String scopeNote,
            String path) {}

    /**
     * How many times one maker's claim of a training cost is another's.
     *
     * @param model whose claim is divided
     * @param over model whose claim it is divided by
     * @param claim id of the first claim
     * @param overClaim id of the second claim
     * @param comparator how {@code times} relates to the ratio: equal (=), a bound of it (&gt;,
     *     &lt; ...) or near it (~)
     * @param times one claimed figure divided by the other
     * @param comparable whether both figures cover the same scope
     * @param note why they are comparable, or why not
     */
    public record ClaimRatio(
            Ref model,
            Ref over,
            String claim,
            String overClaim,
            String comparator,
            double times,
            boolean comparable,
            String note) {}

    /**
     * How many times one training cost is another.
     *
     * @param model whose cost is divided
     * @param over model whose cost it is divided by
     * @param scope own-stages or with-base-models, the same for both; a model without a base model
     *     is whole in either
     * @param times ratio of the medians
     */
    public record CostRatio(Ref model, Ref over, String scope, double times) {}

    /**
     * How many times one token price is another.
     *
     * @param model whose price is divided
     * @param over model whose price it is divided by
     * @param kind cached-input, input, output, batch-input or batch-output
     * @param modelPrice published price of the model, per million tokens
     * @param overPrice published price of the other model, per million tokens
     * @param currency ISO 4217 code of both prices
     * @param times modelPrice divided by overPrice
     */
    public record TokenPriceRatio(
            Ref model,
            Ref over,
            @OneOf(PricePoint.Kind.class) String kind,
            double modelPrice,
            double overPrice,
            String currency,
            double times) {}
}
