package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is given of a training run. What is null comes from the record of {@code model} and {@code
 * chip}, else from the assumption set, which widens the range. The work must be determined: by
 * {@code chipHours}; by {@code chipCount} and {@code wallClockHours}; by {@code trainingFlop}, or
 * {@code activeParameters} and {@code trainingTokens}, with a chip; or by a model.
 *
 * @param method how the chips are paid for; null for what the other values speak of
 * @param model slug
 * @param chip slug
 * @param work how much it was
 * @param dates when it was
 * @param usdPerChipHour rent
 * @param rates which rent of the record, where none is given
 * @param asOf the day on which it would be done; null for that of the model's run, else today
 * @param purchase of chips
 * @param power of chips that somebody owns
 * @param staff who developed the model
 * @param priceMonth answer in money of this month; in money of the time if null
 * @param sampling of ranges
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
        Sampling sampling) {

    static final Parameter<Method> METHOD =
            Parameter.oneOf("method", Method.class)
                    .describedAs(
                            "How the chips are paid for; what the other fields speak of if left out, else rental.");
    static final Parameter<String> CHIP =
            Parameter.text("chip")
                    .describedAs("Slug of the chip.")
                    .example("nvidia-a100-sxm4-40gb");
    static final Parameter<Double> USD_PER_CHIP_HOUR =
            Parameter.above0("usdPerChipHour", 1000)
                    .describedAs("Rent of a chip, in USD per hour; the record's if left out.")
                    .example(2.0);
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs(
                            "The day on which it would be done, whose rents count; left out: trainingStart, 60 days before publication, or today if neither is known.")
                    .example(LocalDate.of(2025, 3, 1));
    static final Parameter<YearMonth> PRICE_MONTH =
            Parameter.month("priceMonth")
                    .describedAs(
                            "Answer in money of this month, by producer prices; in money of the time if left out.")
                    .example(YearMonth.of(2023, 12));
    private static final Parameter<String> MODEL =
            Parameter.text("model")
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
                            PRICE_MONTH)
                    .and(RateRequest.PARAMETERS_OF_RUN)
                    .and(GivenWork.PARAMETERS)
                    .and(GivenDates.PARAMETERS)
                    .and(GivenPurchase.PARAMETERS)
                    .and(GivenPower.PARAMETERS)
                    .and(GivenStaff.PARAMETERS)
                    .and(Sampling.PARAMETERS)
                    .describedAs("What is given of a training run; see the operation.")
                    .example(
                            "amortized: GPT-4, all inputs given",
                            """
                            {"method": "amortized", "chipHours": 57000000, "serverPricePerChipUsd": 24875,
                             "priceAvailableFrom": "2020-08-12", "trainingStart": "2022-05-12",
                             "tdpWatts": 400, "serverPowerFactor": 2.031, "averagePowerFraction": 0.75,
                             "pue": 1.25, "usdPerKwh": 0.0806}""")
                    .example(
                            "rental: a run by its FLOP, at market rates",
                            """
                            {"method": "rental", "chip": "nvidia-h100-sxm5-80gb", "activeParameters": 70e9,
                             "trainingTokens": 15e12, "mfu": 0.4, "publishedOn": "2024-04-18"}""");

    /**
     * @throws InvalidInput that names the value at fault
     */
    private static TrainingEstimateRequest read(GivenValues given) {
        var dates = GivenDates.read(given);
        var purchase = GivenPurchase.read(given);
        if (dates.trainingStart() != null
                && purchase.priceAvailableFrom() != null
                && dates.trainingStart().isBefore(purchase.priceAvailableFrom())) {
            throw given.refusal(
                    GivenDates.TRAINING_START,
                    "%s is before priceAvailableFrom, %s: nobody trains on chips that cannot be had yet."
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
                Sampling.read(given));
    }

    /** Nothing is given: all is as the record has it. */
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
                sampling);
    }

    /** Whether it speaks of chips that are bought. */
    boolean speaksOfOwning() {
        return purchase.tells() || power.tells();
    }
}
