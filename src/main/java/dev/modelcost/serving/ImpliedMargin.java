package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ServingCost;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the maker's list price leaves over the cost.
 *
 * @param share 1 - cost / price; null without a price
 * @param note which price it is, or why there is none
 * @param steps how it was computed
 */
record ImpliedMargin(Estimate share, String note, List<Step> steps) {

    /**
     * @param model null for a model that is not in the record
     * @param served whose cost it is
     * @param price blended in the proportion of the load
     */
    static ImpliedMargin of(
            Model model,
            ModelToServe served,
            LocalDate day,
            Optional<ListPrice> price,
            ServingCost cost) {
        if (model == null) {
            return none("No list price to compare with: no model of the record is named.");
        }
        if (price.isEmpty()) {
            return none(
                    "No list price to compare with: the record has none of %s by its maker that held on %s."
                            .formatted(model.name, day));
        }
        if (!served.ofTheModel()) {
            return none(
                    "No margin: the cost is that of a dense model, and the record does not say that %s is one."
                            .formatted(model.name));
        }
        if (served.served().isWeightsOnly()) {
            return none(
                    "No margin: the cost leaves out the cache and what else depends on layers and heads, which are unknown.");
        }
        var blended = price.get().blended();
        var margin = cost.impliedMargin(blended.perMillionTokens());
        var step =
                Step.of(
                        "Implied margin (median)",
                        "1 - blended cost / blended price",
                        margin.median(),
                        "1",
                        Input.of("blended cost", cost.usdPerMillionTokens().median(), "USD/Mtoken"),
                        Input.of("blended price", blended.perMillionTokens(), "USD/Mtoken"));
        return new ImpliedMargin(
                margin,
                price.get().sentence(),
                Stream.concat(blended.steps().stream(), Stream.of(step)).toList());
    }

    private static ImpliedMargin none(String why) {
        return new ImpliedMargin(null, why, List.of());
    }
}
