package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.training.TrainingCostRequest.RateBasis;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hourly rate of a stage: given, published, or that of the market at the time. */
final class RentalRates {

    private final TrainingCostRequest question;
    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;
    private final MarketRates market;
    private final RunDates dates;
    private final LocalDate today;

    RentalRates(
            TrainingCostRequest question,
            AssumptionBook assumptions,
            ChipPriceRows prices,
            LocalDate today) {
        this.question = question;
        this.assumptions = assumptions;
        this.prices = prices;
        this.market = MarketRates.of(prices, () -> assumptions);
        this.dates = new RunDates(question.given().dates(), assumptions);
        this.today = today;
    }

    /** Reads at once the rents that the market asked for the chips of many stages. */
    void readMarket(Collection<TrainingStage> stages) {
        var days = new HashMap<Chip, Set<LocalDate>>();
        for (var stage : stages) {
            try {
                days.computeIfAbsent(stage.chip(), chip -> new HashSet<>()).add(day(stage));
            } catch (MissingData unknown) {
                // It is said when the price of the stage is asked for.
                continue;
            }
        }
        prices.readRentals(days);
    }

    /**
     * @param chips that are rented at once; null if unknown
     * @throws MissingData that names what is missing
     */
    PricedStage price(TrainingStage stage, Double chips) {
        if (question.given().usdPerChipHour() != null) {
            var rate = UncertainInput.exact("rate", question.given().usdPerChipHour());
            return new PricedStage(stage, rate, CostBasis.GIVEN, null, null, null);
        }
        if (stage.usdPerChipHour() != null && question.rate() != RateBasis.MARKET) {
            var rate = UncertainInput.exact("rate", stage.usdPerChipHour());
            return new PricedStage(stage, rate, CostBasis.PUBLISHED, null, stage.source(), null);
        }
        if (question.rate() == RateBasis.PUBLISHED) {
            throw new MissingData(
                    "%s states no hourly rate for %s of %s; ask with rates=market or a rate of your own."
                            .formatted(
                                    stage.sourceTitle() == null
                                            ? "The record"
                                            : stage.sourceTitle(),
                                    stage.name(),
                                    stage.modelName()),
                    List.of("published rate of " + stage.key()));
        }
        if (stage.chip() == null) {
            throw new MissingData(
                    "It is not known on which chip %s of %s ran; give the chip or a rate of your own."
                            .formatted(stage.name(), stage.modelName()),
                    List.of("chip", "usdPerChipHour"));
        }
        return atMarket(stage, chips);
    }

    private PricedStage atMarket(TrainingStage stage, Double chips) {
        var rate =
                market.required(
                        stage.model(),
                        stage.chip(),
                        chips,
                        day(stage),
                        question.given().rates(),
                        "rental price of " + stage.chip().slug);
        var believed =
                rate.believed(
                        () ->
                                assumptions.distribution(
                                        Chip.isTpu(stage.chip())
                                                ? "uncertainty.tpu-price"
                                                : "uncertainty.gpu-price"));
        // One market: stages on the same chip at the same price err together.
        return new PricedStage(
                stage,
                new UncertainInput("rate of " + stage.chip().slug, believed),
                CostBasis.MARKET,
                rate.derivation(),
                rate.derivation().sources().get(0),
                rate.report());
    }

    /**
     * The day that is asked for; else that of a what-if, or the start of the run, which a day of
     * the question never moves; today if nobody says when that was.
     */
    private LocalDate day(TrainingStage stage) {
        var rates = question.given().rates();
        if (rates.on() != null) {
            return rates.on();
        }
        if (question.given().asOf() != null) {
            return question.given().asOf();
        }
        var day =
                rates.rates() == Rates.EPOCH_2025
                        ? dates.priceDate(dates.start(stage, dates.available(stage, null)))
                        : dates.rentDay(stage);
        return day == null ? today : day;
    }
}
