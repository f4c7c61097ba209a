package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRate;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What the record says that a question about serving needs.
 *
 * @param model null for a model that is not in the record
 * @param chip that serves
 * @param peaks of the chip
 * @param rate market rate of the chip by how many of them serve a copy; MissingData if the record
 *     has none
 * @param listPrice the maker's on that day, blended in the proportion of the plan; empty if the
 *     record has none
 * @param taken what names in the question were taken for, in sentences
 */
record ServingFacts(
        Model model,
        Chip chip,
        Peaks peaks,
        IntFunction<MarketRate> rate,
        Optional<ListPrice> listPrice,
        List<String> taken) {

    /** The chip on which the constants of the method were measured. */
    static final String USUAL_CHIP = "nvidia-h100-sxm5-80gb";

    /**
     * @param taken what the model's name was taken for; those of chip and vendor are added to it
     * @throws UnknownName for a chip that is not in the record
     */
    static ServingFacts find(
            Model model, DeploymentRequest asked, DeploymentPlan plan, List<String> taken) {
        var chip =
                Chip.DIRECTORY.named(
                        "chip", asked.chip() == null ? USUAL_CHIP : asked.chip(), taken);
        var rates = asked.rates().named(taken);
        return new ServingFacts(
                model,
                chip,
                Peaks.of(List.of(chip)),
                chips -> rate(chip, chips, rates, plan.asOf()),
                model == null ? Optional.empty() : ListPrice.of(model, plan.asOf(), use(plan)),
                List.copyOf(taken));
    }

    /** What the chips need not read again, the maker's customers do not pay in full either. */
    private static TokenUse use(DeploymentPlan plan) {
        return TokenUse.cached(
                plan.promptTokens(),
                Math.round(plan.promptTokens() * plan.prefixCacheHit()),
                0,
                plan.outputTokens());
    }

    private static MarketRate rate(Chip chip, double chips, RateRequest rates, LocalDate asOf) {
        return MarketRates.of(
                        ChipPriceRows.asNeeded(), () -> AssumptionBook.open(AssumptionBook.EPOCH))
                .required(
                        null,
                        chip,
                        chips,
                        rates.on() == null ? asOf : rates.on(),
                        rates,
                        "usdPerChipHour");
    }
}
