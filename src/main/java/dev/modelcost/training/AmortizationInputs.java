package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.AmortizedInputs;
import dev.modelcost.calc.training.AmortizedUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.PurchasePrices;
import dev.modelcost.hardware.PurchasePrices.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs to the amortised cost of a stage: taken from the question, else from the record, else
 * from the assumption set. Values that the question gives or the record states exactly get no
 * range.
 */
public final class AmortizationInputs {

    private static final Distribution EXACTLY = Distribution.exact(1);

    private final GivenPurchase given;
    private final boolean startIsGiven;
    private final AssumptionBook assumptions;
    private final PurchasePrices prices;
    private final RunDates dates;
    private final RunEnergy energy;

    public AmortizationInputs(
            TrainingEstimateRequest given, AssumptionBook assumptions, ChipPriceRows prices) {
        this.given = given.purchase();
        this.startIsGiven = given.dates().trainingStart() != null;
        this.assumptions = assumptions;
        this.prices = new PurchasePrices(assumptions, prices);
        this.dates = new RunDates(given.dates(), assumptions);
        this.energy = new RunEnergy(given.power(), assumptions, prices);
    }

    /**
     * A stage that ran on owned chips.
     *
     * @param sources slugs of the sources, keyed by the name of the input in the derivation
     * @param steps that produce the inputs
     * @param given whether the price comes from the question
     */
    record Owned(
            AmortizedInputs in,
            AmortizedUncertainty ranges,
            Map<String, String> sources,
            List<Step> steps,
            boolean given) {}

    /** A server's price per chip, with its uncertainty. */
    record Price(
            double usdPerChip,
            LocalDate available,
            double overhead,
            Distribution range,
            Distribution overheadRange,
            Step derivation,
            String source,
            boolean given) {}

    /**
     * @throws MissingData naming what is missing
     */
    Owned of(TrainingStage stage) {
        var price = price(stage);
        var published = dates.published(stage);
        var known = startIsGiven || published != null;
        // If no date is given, the chips are assumed to be new.
        var start = known ? dates.start(stage, price.available) : price.available;
        var available = price.available == null ? start : price.available;
        if (start == null) {
            throw new MissingData(
                    "Neither the training date nor the date from which the chips were available is known.",
                    List.of("trainingStart", "priceAvailableFrom"));
        }
        if (available.isAfter(start)) {
            available = start;
        }
        var year = (published == null ? start : published).getYear();
        var power = energy.of(stage, year);
        var sources = new HashMap<String, String>(power.sources());
        sources.put("server price", price.source);
        sources.put("chip-hours", stage.source());
        put(sources, "server overhead", given.serverOverhead(), overheadName(stage));
        put(sources, "interconnect share", given.interconnectShare(), "interconnect-share");
        put(sources, "price decline", null, "price-performance-growth");
        // The method's own ranges apply to a price that had to be looked up; with a given price and
        // a
        // given start date the method is plain arithmetic.
        var found = !price.given || given.priceAvailableFrom() == null;
        var dated = startIsGiven && given.priceAvailableFrom() != null;
        return new Owned(
                new AmortizedInputs(
                        price.usdPerChip,
                        price.overhead,
                        available,
                        start,
                        stage.hours().hours(),
                        power.tdpWatts(),
                        power.serverPowerFactor(),
                        power.averagePowerFraction(),
                        power.pue(),
                        power.usdPerKwh(),
                        interconnectShare(),
                        assumptions.value("price-performance-growth")),
                new AmortizedUncertainty(
                        price.range,
                        price.overheadRange,
                        found && given.interconnectShare() == null
                                ? assumptions.distribution("uncertainty.interconnect-multiplier")
                                : EXACTLY,
                        found || !dated
                                ? assumptions.distribution("price-performance-growth")
                                : EXACTLY,
                        dated ? EXACTLY : assumptions.distribution("uncertainty.time-offset"),
                        power.usdPerKwhRange(),
                        power.averagePowerRange(),
                        power.pueRange(),
                        stage.ranges()),
                sources,
                steps(price, power),
                price.given);
    }

    /** The electricity use alone, for which no price is needed. */
    public RunEnergy.Power power(TrainingStage stage) {
        var published = dates.published(stage);
        return energy.of(stage, (published == null ? LocalDate.EPOCH : published).getYear());
    }

    double interconnectShare() {
        return given.interconnectShare() == null
                ? assumptions.value("interconnect-share")
                : given.interconnectShare();
    }

    String interconnectSource() {
        return given.interconnectShare() == null ? assumptions.source("interconnect-share") : null;
    }

    /** What a chip cost, including its share of the server. */
    Price price(TrainingStage stage) {
        var overhead =
                given.serverOverhead() == null
                        ? assumptions.value(overheadName(stage))
                        : given.serverOverhead();
        if (given.serverPricePerChipUsd() != null) {
            var available =
                    given.priceAvailableFrom() == null
                            ? dates.available(stage, null)
                            : given.priceAvailableFrom();
            return new Price(
                    given.serverPricePerChipUsd(),
                    available,
                    overhead,
                    EXACTLY,
                    EXACTLY,
                    null,
                    null,
                    true);
        }
        var purchase = purchase(stage);
        // When the price covers the server, the overhead only says how much of it is for the chip.
        var bare = purchase.bareChip();
        var usd =
                bare && given.serverOverhead() != null
                        ? purchase.usdPerChip() / assumptions.value(overheadName(stage)) * overhead
                        : purchase.usdPerChip();
        var available =
                given.priceAvailableFrom() == null
                        ? dates.available(stage, purchase.from())
                        : given.priceAvailableFrom();
        return new Price(
                usd,
                available,
                overhead,
                assumptions.distribution(
                        Chip.isTpu(stage.chip())
                                ? "uncertainty.tpu-price"
                                : "uncertainty.gpu-price"),
                bare && given.serverOverhead() == null
                        ? assumptions.distribution(overheadName(stage))
                        : EXACTLY,
                purchase.derivation(),
                purchase.source(),
                false);
    }

    private Purchase purchase(TrainingStage stage) {
        if (stage.chip() == null) {
            throw new MissingData(
                    "The chip that %s of %s ran on is not known, so its cost is not known either."
                            .formatted(stage.name(), stage.modelName()),
                    List.of("chip", "serverPricePerChipUsd"));
        }
        return prices.of(stage.chip())
                .orElseThrow(
                        () ->
                                new MissingData(
                                        "The record has no purchase price for %s."
                                                .formatted(stage.chip().name),
                                        List.of("purchase price of " + stage.chip().slug)));
    }

    private List<Step> steps(Price price, RunEnergy.Power power) {
        var steps = new ArrayList<Step>();
        if (price.derivation != null) {
            steps.add(price.derivation);
        }
        steps.addAll(power.steps());
        return steps;
    }

    private void put(
            Map<String, String> sources, String input, Double givenValue, String constant) {
        if (givenValue == null) {
            sources.put(input, assumptions.source(constant));
        }
    }

    private String overheadName(TrainingStage stage) {
        return PurchasePrices.overhead(stage.chip(), assumptions);
    }
}
