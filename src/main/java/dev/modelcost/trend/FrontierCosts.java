package dev.modelcost.trend;

import dev.modelcost.calc.trend.DatedValue;
import dev.modelcost.claim.Claim;
import dev.modelcost.model.Model;
import dev.modelcost.store.OfEdition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The costs of the models that took the most compute at their time, as Epoch AI's study chooses
 * them: "The rising costs of training frontier AI models" (arXiv 2405.21015).
 */
public final class FrontierCosts {

    /** The claims grow; there is no more than one figure of each model. */
    private static final OfEdition<Map<CostBasis, Map<String, Claim>>> RECORDED =
            new OfEdition<>(
                    () -> {
                        var claims = Claim.byDataSets("training-cost", "USD-2023");
                        return Stream.of(CostBasis.values())
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                basis -> ofBasis(basis, claims)));
                    });

    private FrontierCosts() {}

    /**
     * A model's compute.
     *
     * @param model slug
     * @param releasedOn day of release
     * @param flop of its training
     */
    record Compute(String model, LocalDate releasedOn, double flop) {}

    /** The compute of every model of the record for which it is known. */
    static List<Compute> known() {
        return Model.withCompute().stream()
                .map(model -> new Compute(model.slug, model.releasedOn, model.trainingFlop))
                .toList();
    }

    /** Epoch AI's amortised costs, one of each model, in USD of 2023. */
    public static Collection<Claim> amortized() {
        return recorded(CostBasis.AMORTIZED);
    }

    /**
     * The same of some models, as a trend takes them.
     *
     * @param models slugs; one without such a cost is left out
     */
    public static List<DatedValue> amortized(Set<String> models) {
        return amortized().stream()
                .filter(claim -> models.contains(claim.model.slug))
                .map(
                        claim ->
                                new DatedValue(
                                        claim.model.slug,
                                        claim.model.releasedOn,
                                        claim.value,
                                        claim.source.slug))
                .toList();
    }

    /** What data sets state that training cost: one figure of each model. */
    static Collection<Claim> recorded(CostBasis basis) {
        return RECORDED.get().get(basis).values();
    }

    /** One figure of each model, by slug. */
    static Map<String, Claim> ofBasis(CostBasis basis, Collection<Claim> claims) {
        var costs = new LinkedHashMap<String, Claim>();
        var rents =
                claims.stream()
                        .filter(CostBasis.CLOUD::isOf)
                        .collect(
                                Collectors.toMap(
                                        claim -> claim.model.slug,
                                        claim -> claim.value,
                                        (one, other) -> one));
        for (var claim : claims) {
            // What the data set has under both names is a rent.
            var isRent =
                    basis == CostBasis.AMORTIZED
                            && rents.getOrDefault(claim.model.slug, Double.NaN) == claim.value;
            if (basis.isOf(claim) && !isRent) {
                costs.putIfAbsent(claim.model.slug, claim);
            }
        }
        return costs;
    }

    /**
     * @param costs one figure of each model, in USD of 2023
     * @param known compute of every model of the record for which it is known, of which the rank is
     *     taken, whether or not a model's cost is known
     */
    static TrendSeries series(
            Collection<Claim> costs, List<Compute> known, TrainingCostTrendRequest asked) {
        var flop =
                known.stream()
                        .collect(Collectors.toMap(Compute::model, one -> one, (one, other) -> one));
        var points = new ArrayList<TrendPoint>();
        for (var claim : costs) {
            var compute = flop.get(claim.model.slug);
            if (compute != null
                    && asked.period().holds(claim.model.releasedOn)
                    && rank(compute, known) <= asked.top()) {
                points.add(
                        TrendPoint.of(
                                Model.ref(claim.model),
                                claim.model.releasedOn,
                                "release",
                                claim.value,
                                claim.source));
            }
        }
        return TrendSeries.unscored(
                TrendKind.TRAINING_COST,
                "Epoch AI's estimates of the cost of final training runs (%s: %s), in USD of 2023, by day of release; only of models that were among the %d with the most training compute when they were released."
                        .formatted(asked.basis().slug(), asked.basis().words(), asked.top()),
                "USD-2023",
                points,
                asked.assumed());
    }

    /** 1 for the model that took more compute than any that was out by its release. */
    private static long rank(Compute one, List<Compute> known) {
        return 1
                + known.stream()
                        .filter(other -> !other.releasedOn().isAfter(one.releasedOn()))
                        .filter(other -> other.flop() > one.flop())
                        .count();
    }
}
