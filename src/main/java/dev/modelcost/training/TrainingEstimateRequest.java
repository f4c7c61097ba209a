package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.NamedChips;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What the question gives about a training run. A null value is taken from the record of {@code
 * model} and {@code chip}, else from the assumption set, which widens the range. The work must be
 * determined: by {@code chipHours}; by {@code chipCount} and {@code wallClockHours}; by {@code
 * trainingFlop}, or {@code activeParameters} and {@code trainingTokens}, with a chip; or by a
 * model.
 *
 * @param method how the chips are paid for; null to infer it from the other values
 * @param model slug
 * @param chip slug
 * @param work how much work it was
 * @param dates when it took place
 * @param usdPerChipHour rent
 * @param rates which rent of the record, where none is given
 * @param asOf the day on which it would be done; null for that of the model's run, else today
 * @param purchase of chips
 * @param power of owned chips
 * @param staff who developed the model
 * @param priceMonth month in whose money to answer; null for money of the time
 * @param sampling of ranges
 * @param assumptions slug of the assumption set
 * @param names of all that is given
 */
public record TrainingEstimateRequest(
        Method method,
        String model,
        String chip,
        GivenWork work,
        GivenDates dates,
        Double usdPerChipHour,
        RateRequest rates,
        LocalDate asOf,
        GivenPurchase purchase,
        GivenPower power,
        GivenStaff staff,
        YearMonth priceMonth,
        Sampling sampling,
        String assumptions,
        GivenNames names) {

    static final Parameter<Method> METHOD =
            Parameter.oneOf("method", Method.class)
                    .describedAs(
                            "How the chips are paid for; if left out, inferred from the other"
                                    + " fields, else rental.");
    static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("Slug of the chip.")
                    .example("nvidia-a100-sxm4-40gb");
    static final Parameter<Double> USD_PER_CHIP_HOUR =
            Parameter.above0("usdPerChipHour", 1000)
                    .describedAs(
                            "Rental rate of a chip, in USD per hour; the recorded rate if left"
                                    + " out.")
                    .example(2.0);
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs(
                            "The day on which it would be done, whose rents count; left out: trainingStart, else 60 days before publishedOn, else that of the model's own run if its work is not changed, else today.")
                    .example(LocalDate.of(2025, 3, 1));
    static final Parameter<YearMonth> PRICE_MONTH =
            Parameter.month("priceMonth")
                    .describedAs(
                            "Month in whose money to answer, converted by producer prices; money of"
                                    + " the time if left out.")
                    .example(YearMonth.of(2023, 12));
    static final Parameter<String> ASSUMPTIONS =
            Parameter.named("assumptions", "assumption set")
                    .describedAs("Slug of the assumption set.")
                    .defaultsTo(AssumptionBook.TRAINING);
    private static final Parameter<String> MODEL =
            Parameter.named("model", "model")
                    .describedAs("Slug of a model whose record fills in what is not given.")
                    .example("gpt-4");

    static final Parameters<TrainingEstimateRequest> PARAMETERS =
            Parameters.of(
                            TrainingEstimateRequest.class,
                            TrainingEstimateRequest::read,
                            METHOD,
                            MODEL,
                            CHIP,
                            USD_PER_CHIP_HOUR,
                            AS_OF,
                            PRICE_MONTH,
                            ASSUMPTIONS)
                    .and(RateRequest.PARAMETERS_OF_RUN)
                    .and(GivenWork.PARAMETERS)
                    .and(GivenDates.PARAMETERS)
                    .and(GivenPurchase.PARAMETERS)
                    .and(GivenPower.PARAMETERS)
                    .and(GivenStaff.PARAMETERS)
                    .and(Sampling.PARAMETERS)
                    .describedAs("What is given about a training run; see the operation.")
                    .example(
                            "amortized: GPT-4, all inputs given",
                            """
                            {"method": "amortized", "chipHours": 57000000, "serverPricePerChipUsd": 24875,
                             "priceAvailableFrom": "2020-08-12", "trainingStart": "2022-05-12",
                             "tdpWatts": 400, "serverPowerFactor": 2.031, "averagePowerFraction": 0.75,
                             "pue": 1.25, "usdPerKwh": 0.0806}\
                            """)
                    .example(
                            "rental: a run given by its FLOP, at market rates",
                            """
                            {"method": "rental", "chip": "nvidia-h100-sxm5-80gb", "activeParameters": 70e9,
                             "trainingTokens": 15e12, "mfu": 0.4, "publishedOn": "2024-04-18"}\
                            """);

    /**
     * @throws InvalidInput naming the invalid value
     */
    private static TrainingEstimateRequest read(GivenValues given) {
        var dates = GivenDates.read(given);
        var purchase = GivenPurchase.read(given);
        if (dates.trainingStart() != null
                && purchase.priceAvailableFrom() != null
                && dates.trainingStart().isBefore(purchase.priceAvailableFrom())) {
            throw given.refusal(
                    GivenDates.TRAINING_START,
                    "%s is before priceAvailableFrom, %s: training cannot start before the chips are available."
                            .formatted(dates.trainingStart(), purchase.priceAvailableFrom()));
        }
        var usdPerChipHour = given.read(USD_PER_CHIP_HOUR);
        var rates = RateRequest.readOfRun(given);
        if (usdPerChipHour != null) {
            rates.refuseBeside(USD_PER_CHIP_HOUR.name());
        }
        return new TrainingEstimateRequest(
                given.read(METHOD),
                given.read(MODEL),
                given.read(CHIP),
                GivenWork.read(given),
                dates,
                usdPerChipHour,
                rates,
                given.read(AS_OF),
                purchase,
                GivenPower.read(given),
                GivenStaff.read(given),
                given.read(PRICE_MONTH),
                Sampling.read(given),
                given.read(ASSUMPTIONS),
                given.names());
    }

    /** A question that gives nothing: all values come from the record. */
    public static TrainingEstimateRequest ofRecord(Sampling sampling) {
        return new TrainingEstimateRequest(
                null,
                null,
                null,
                GivenWork.NONE,
                GivenDates.NONE,
                null,
                RateRequest.NONE,
                null,
                GivenPurchase.NONE,
                GivenPower.NONE,
                GivenStaff.NONE,
                null,
                sampling,
                AssumptionBook.TRAINING,
                GivenNames.NONE);
    }

    /**
     * The same with the slugs of vendor and region, and with what the name of the chip says beyond
     * the chip. The model and the chip are named where their rows are read.
     *
     * @param chips what that name says
     * @param isRented whether the chips are rented, so that who rents them out matters
     * @param isOfRecord whether it is about a run of the record, which takes as many machines as it
     *     takes unless its hours are given
     * @param assumed to which goes what the names were taken for
     * @throws InvalidInput for another number of chips than their name says
     */
    TrainingEstimateRequest named(
            NamedChips chips, boolean isRented, boolean isOfRecord, List<String> assumed) {
        var counts = chips.isCounted() || !isOfRecord || work.wallClockHours() != null;
        return new TrainingEstimateRequest(
                method,
                model,
                chip,
                (counts || work.chipCount() != null
                                ? chips.countBeside(work.chipCount(), assumed)
                                : Optional.<Integer>empty())
                        .map(work::on)
                        .orElse(work),
                dates,
                usdPerChipHour,
                (isRented
                                ? chips.rents(usdPerChipHour, rates, assumed)
                                : Optional.<RateRequest>empty())
                        .orElseGet(() -> rates.named(assumed)),
                asOf,
                purchase,
                power.named(assumed),
                staff,
                priceMonth,
                sampling,
                assumptions,
                names);
    }

    /** The same, with costs in money of a month. */
    TrainingEstimateRequest inMoneyOf(YearMonth month) {
        return new TrainingEstimateRequest(
                method,
                model,
                chip,
                work,
                dates,
                usdPerChipHour,
                rates,
                asOf,
                purchase,
                power,
                staff,
                month,
                sampling,
                assumptions,
                names);
    }

    /** Whether it gives values about purchased chips. */
    boolean speaksOfOwning() {
        return purchase.tells() || power.tells();
    }
}
