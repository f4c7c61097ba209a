package dev.modelcost.compare;

import dev.modelcost.claim.Claim;
import dev.modelcost.compare.CompareReport.ClaimRatio;
import dev.modelcost.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * What the makers themselves say that training cost, one over the other: the comparison that
 * headlines make, with what is wrong with it. Of a maker's claims, the one about the whole counts
 * and those about single stages do not.
 */
final class ClaimComparison {

    private ClaimComparison() {}

    /**
     * Each later model's claim over each earlier one's, where both makers state a cost in the same
     * money.
     */
    static List<ClaimRatio> ratios(List<Model> models, List<Claim> claims) {
        var known = models.stream().flatMap(model -> ofMaker(model, claims).stream()).toList();
        return Pairs.laterOverEarlier(known, (model, over) -> ratio(model, over).stream());
    }

    private static Optional<Claim> ofMaker(Model model, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.model.slug.equals(model.slug))
                .filter(claim -> claim.claimantKind.equals("maker"))
                .filter(claim -> !claim.scope.equals("stage"))
                .findFirst();
    }

    private static Optional<ClaimRatio> ratio(Claim model, Claim over) {
        if (!model.unit.equals(over.unit) || over.value == 0) {
            return Optional.empty();
        }
        var alike = model.scope.equals(over.scope) && !model.scope.equals("unstated");
        var note =
                alike
                        ? "Both figures cover the same scope: %s.".formatted(model.scope)
                        : "The figures cover different things (%s: %s; %s: %s), so their ratio says little."
                                .formatted(
                                        model.model.name, model.scope, over.model.name, over.scope);
        return Optional.of(
                new ClaimRatio(
                        Model.ref(model.model),
                        Model.ref(over.model),
                        model.slug,
                        over.slug,
                        comparator(model.comparator, over.comparator),
                        model.value / over.value,
                        alike,
                        note));
    }

    /**
     * A bound of the dividend bounds the ratio; with a bound of the divisor the ratio is near it.
     */
    private static String comparator(String model, String over) {
        if (over.equals("=")) {
            return model;
        }
        return "~";
    }
}
