package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.MarketRates.MarketRate;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import java.util.List;
import java.util.Optional;

/**
 * What the record says that a question about serving needs.
 *
 * @param model null for a model that is not in the record
 * @param chip that serves
 * @param peaks of the chip
 * @param rate market rate of the chip on the day of the plan; empty if the record has none, or the
 *     question gives one
 * @param listPrice the maker's on that day, blended in the proportion of the plan; empty if the
 *     record has none
 */
record ServingFacts(
        Model model,
        Chip chip,
        Peaks peaks,
        Optional<MarketRate> rate,
        Optional<ListPrice> listPrice) {

    /** The chip on which the constants of the method were measured. */
    private static final String USUAL_CHIP = "nvidia-h100-sxm5-80gb";

    /**
     * @throws UnknownName for a chip that is not in the record
     */
    static ServingFacts find(Model model, DeploymentRequest asked, DeploymentPlan plan) {
        var chip =
                Chip.DIRECTORY.requireNamed(
                        "chip", asked.chip() == null ? USUAL_CHIP : asked.chip());
        return new ServingFacts(
                model,
                chip,
                Peaks.of(List.of(chip)),
                asked.usdPerChipHour() == null
                        ? new MarketRates(
                                        AssumptionBook.open(AssumptionBook.EPOCH),
                                        ChipPriceRows.asNeeded())
                                .at(chip, plan.asOf())
                        : Optional.empty(),
                model == null
                        ? Optional.empty()
                        : ListPrice.of(
                                model, plan.asOf(), plan.promptTokens(), plan.outputTokens()));
    }
}
