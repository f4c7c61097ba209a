package dev.modelcost.compare;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.claim.ClaimView;
import dev.modelcost.price.TokenPriceView;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * Models side by side: what their training is said to have cost, what it comes to by chip-hours,
 * and what their makers sell them for, each compared only with its like.
 *
 * @param asOf the day whose token prices are compared: as asked for, else the day on which the
 *     newest of the models came out
 * @param models in the order asked for
 * @param claimRatios each later maker's own claim over each earlier one's: the headline's
 *     comparison, with what is wrong with it
 * @param trainingCostRatios each later model's cost over each earlier one's, in the same scope
 * @param priceRatios each later model's price over each earlier one's, kind by kind
 * @param notes what could not be compared, and why
 * @param sources of the computed figures and prices
 */
public record CompareReport(
        LocalDate asOf,
        List<Entry> models,
        List<ClaimRatio> claimRatios,
        List<CostRatio> trainingCostRatios,
        List<KindRatio> priceRatios,
        List<String> notes,
        List<SourceRef> sources) {

    /**
     * One model.
     *
     * @param model slug and name
     * @param releasedOn null if unknown
     * @param claims what its training is said to have cost, the oldest first, word for word as
     *     claimed and in the claimants' scopes
     * @param ownStages its own stages by chip-hours; null if the record does not tell enough
     * @param withBaseModels with those of the models it was trained on from; null if it has none,
     *     or not enough is known
     * @param price what its maker sold it for on the day; null if it did not, or the record does
     *     not hold it
     */
    public record Entry(
            Ref model,
            LocalDate releasedOn,
            List<ClaimView> claims,
            Computed ownStages,
            Computed withBaseModels,
            TokenPriceView price) {}

    /**
     * A training cost by chip-hours.
     *
     * @param costUsd rental
     * @param chipHours of all stages
     * @param rateBasis published, market or mixed
     * @param scopeNote what it covers and leaves out
     * @param derivation path of the answer that shows every step
     */
    public record Computed(
            Estimate costUsd,
            Estimate chipHours,
            String rateBasis,
            String scopeNote,
            String derivation) {}

    /**
     * How many times one maker's claim of a training cost is another's.
     *
     * @param model slug
     * @param over slug of the one it is divided by
     * @param claim id of the model's claim
     * @param overClaim id of the other's
     * @param comparator whether {@code times} is the ratio (=), a bound of it (&gt;, &lt; ...) or
     *     near it (~)
     * @param times one claimed figure over the other
     * @param comparable whether both figures cover the same scope
     * @param note why, or why not
     */
    public record ClaimRatio(
            String model,
            String over,
            String claim,
            String overClaim,
            String comparator,
            double times,
            boolean comparable,
            String note) {}

    /**
     * How many times one training cost is another.
     *
     * @param model slug
     * @param over slug of the one it is divided by
     * @param scope own-stages or with-base-models, the same for both; a model without a base model
     *     is whole in either
     * @param times of the medians
     */
    public record CostRatio(String model, String over, String scope, double times) {}

    /**
     * How many times one price is another.
     *
     * @param model slug
     * @param over slug of the one it is divided by
     * @param kind cached-input, input, output, batch-input, batch-output or blended (three parts
     *     input to one output)
     * @param modelPrice per million tokens
     * @param overPrice per million tokens
     * @param currency of both
     * @param times modelPrice / overPrice
     */
    public record KindRatio(
            String model,
            String over,
            String kind,
            double modelPrice,
            double overPrice,
            String currency,
            double times) {}
}
