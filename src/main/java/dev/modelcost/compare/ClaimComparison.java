package dev.modelcost.compare;

import dev.modelcost.claim.Claim;
import dev.modelcost.compare.CompareReport.ClaimRatio;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the makers themselves say that training cost, one over the other: the comparison that
 * headlines make, with what is wrong with it. Of a maker's claims the one about the whole counts,
 * not those about stages.
 */
final class ClaimComparison {

    private ClaimComparison() {}

    /**
     * Every later model's claim over every earlier one's, where both makers state one in the same
     * money.
     */
    static List<ClaimRatio> ratios(List<Model> models, List<Claim> claims) {
        var ratios = new ArrayList<ClaimRatio>();
        for (int later = 1; later < models.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                var model = ofMaker(models.get(later), claims);
                var over = ofMaker(models.get(earlier), claims);
                if (model.isPresent() && over.isPresent()) {
                    ratio(model.get(), over.get()).ifPresent(ratios::add);
                }
            }
        }
        return ratios;
    }

    private static Optional<Claim> ofMaker(Model model, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.model.id.equals(model.id))
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
                        ? "Both figures are of the same scope: %s.".formatted(model.scope)
                        : "The figures cover different things (%s: %s; %s: %s), so their ratio says little."
                                .formatted(
                                        model.model.name, model.scope, over.model.name, over.scope);
        return Optional.of(
                new ClaimRatio(
                        model.model.slug,
                        over.model.slug,
                        model.slug,
                        over.slug,
                        comparator(model.comparator, over.comparator),
                        model.value / over.value,
                        alike,
                        note));
    }

    /** A bound on one side is a bound on the ratio; bounds on both sides are none. */
    private static String comparator(String model, String over) {
        if (over.equals("=")) {
            return model;
        }
        return "~";
    }
}
