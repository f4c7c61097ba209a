package dev.modelcost.selftest;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.footprint.FootprintReport;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.model.Model;
import dev.modelcost.price.ApiOffer;
import dev.modelcost.training.RunReport;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCosts;
import dev.modelcost.trend.FrontierCosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the service answers from its record, where others published the same. */
@ApplicationScoped
class RecordFigures {

    static final Set<String> METHODS =
            Set.of(
                    "training-cost",
                    "training-cost-with-lineage",
                    "published-mfu",
                    "request-cost",
                    "market-rate",
                    "training-energy",
                    "training-carbon",
                    "trend-median",
                    "trend-low",
                    "trend-high");

    /** The models of the published study. */
    private static final String STUDIED = "self_test_frontier.csv";

    /** As the study states its interval. */
    private static final double STUDIED_CONFIDENCE = 0.95;

    private static final double KWH_PER_MWH = 1000;
    private static final double KG_PER_TONNE = 1000;
    private static final double PER_MILLION = 1e6;

    private final TrainingCosts training;

    RecordFigures(TrainingCosts training) {
        this.training = training;
    }

    /**
     * @param inputs the slug of a model, for figures of a model; then what else the figure needs
     * @throws IllegalArgumentException if there is no such figure
     * @throws dev.modelcost.failure.Failure if this record does not tell enough for it
     */
    Estimate compute(String method, List<String> inputs) {
        return switch (method) {
            case "training-cost" -> cost(inputs.get(0), false);
            case "training-cost-with-lineage" -> cost(inputs.get(0), true);
            case "published-mfu" -> mfu(inputs.get(0));
            case "request-cost" -> Estimate.exact(request(inputs));
            case "market-rate" -> rate(inputs);
            case "training-energy" ->
                    FootprintReport.ofRecord(model(inputs.get(0)))
                            .training()
                            .footprint()
                            .energyKwh()
                            .times(1 / KWH_PER_MWH);
            case "training-carbon" ->
                    FootprintReport.ofRecord(model(inputs.get(0)))
                            .training()
                            .footprint()
                            .operationalCarbonKgCo2()
                            .times(1 / KG_PER_TONNE);
            case "trend-median" -> Estimate.exact(studied().median());
            case "trend-low" -> Estimate.exact(studied().low());
            case "trend-high" -> Estimate.exact(studied().high());
            default -> throw new IllegalArgumentException("no such figure: " + method);
        };
    }

    private static Model model(String slug) {
        return Model.DIRECTORY.find(slug).orElseThrow(() -> missing("the model " + slug));
    }

    private Estimate cost(String model, boolean lineage) {
        return training.ofRecord(model(model), TrainingCostRequest.rental(lineage)).costUsd();
    }

    /** The first run of the model for which an MFU is published. */
    private Estimate mfu(String model) {
        return training.ofRecord(model(model), TrainingCostRequest.rental(false)).runs().stream()
                .map(RunReport::publishedMfu)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> missing("a published MFU of " + model));
    }

    /**
     * USD for tokens at the maker's price.
     *
     * @param inputs slug of the model, day, prompt tokens, those of them from the cache, output
     *     tokens
     */
    private static double request(List<String> inputs) {
        var prompt = Long.parseLong(inputs.get(2));
        var output = Long.parseLong(inputs.get(4));
        var use = TokenUse.cached(prompt, Long.parseLong(inputs.get(3)), 0, output);
        return ApiOffer.of(model(inputs.get(0)), LocalDate.parse(inputs.get(1)), use).stream()
                        .filter(ApiOffer::byMaker)
                        .findFirst()
                        .orElseThrow(() -> missing("a price of the maker of " + inputs.get(0)))
                        .usdPerMillionTokens()
                * (prompt + output)
                / PER_MILLION;
    }

    /**
     * USD an hour that a chip is rented at on demand.
     *
     * @param inputs slug of the chip, day, chips that work together
     */
    private static Estimate rate(List<String> inputs) {
        var slug = inputs.get(0);
        var chip = Chip.DIRECTORY.find(slug).orElseThrow(() -> missing("the chip " + slug));
        var day = LocalDate.parse(inputs.get(1));
        return Estimate.exact(
                MarketRates.of(
                                ChipPriceRows.asNeeded(),
                                () -> AssumptionBook.open(AssumptionBook.EPOCH))
                        .at(null, chip, Double.parseDouble(inputs.get(2)), day, RateRequest.NONE)
                        .orElseThrow(() -> missing("a rent of " + slug))
                        .usdPerChipHour());
    }

    private static Estimate studied() {
        var models =
                ShippedTable.read(STUDIED).stream()
                        .map(row -> row.get("model"))
                        .collect(Collectors.toSet());
        var trend = CostTrend.of(FrontierCosts.amortized(models));
        trend.whyNone(STUDIED_CONFIDENCE)
                .ifPresent(
                        why -> {
                            throw new MissingData(why);
                        });
        return trend.growthPerYear(STUDIED_CONFIDENCE);
    }

    private static MissingData missing(String what) {
        return new MissingData("The record has not, or no longer, " + what + ".");
    }
}
