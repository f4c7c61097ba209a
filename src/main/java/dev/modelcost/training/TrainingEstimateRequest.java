package dev.modelcost.training;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is given of a training run. What is null comes from the record of {@code model} and {@code
 * chip}, else from the assumption set, which widens the range. The work must be determined: by
 * {@code chipHours}; by {@code chipCount} and {@code wallClockHours}; by {@code trainingFlop}, or
 * {@code activeParameters} and {@code trainingTokens}, with a chip; or by a model.
 *
 * @param method rental, amortized, acquisition or development; left out: what the other fields
 *     speak of, else rental
 * @param model slug
 * @param chip slug
 * @param chipHours above 0
 * @param chipCount chips that worked at once
 * @param wallClockHours from start to end
 * @param trainingFlop model FLOP
 * @param activeParameters per token; FLOP = 6 x parameters x tokens x epochs
 * @param trainingTokens in the data
 * @param epochs times that the data are seen; 1 if left out
 * @param layers of a dense transformer; with hiddenSize, vocabulary, sequenceTokens and
 *     trainingTokens the FLOP are counted exactly, which goes before 6 x parameters x tokens
 * @param hiddenSize of a layer, a quarter of its feed-forward part
 * @param vocabulary tokens that the output layer tells apart
 * @param sequenceTokens tokens of a training sequence
 * @param causalAttention whether the exact count leaves out the half of attention that the mask
 *     removes; false if left out
 * @param recomputedFlop done a second time to save memory; they count for HFU, not for MFU
 * @param mfu model FLOP utilisation, above 0 and at most 1
 * @param precision whose dense peak counts
 * @param publishedOn day of publication
 * @param trainingStart first day of training
 * @param serverPricePerChipUsd purchase price of a chip with its share of the server
 * @param priceAvailableFrom from when the chip could be had at that price
 * @param usdPerChipHour rent
 * @param serverOverhead server price / price of its bare chips
 * @param tdpWatts thermal design power of one chip
 * @param serverPowerFactor power of the server / TDP of its chips
 * @param averagePowerFraction mean draw / peak draw
 * @param pue power usage effectiveness
 * @param usdPerKwh electricity price
 * @param interconnectShare of the price of the whole cluster
 * @param region of the grid, whose electricity price counts
 * @param priceMonth YYYY-MM: answer in money of this month; money of the time if left out
 * @param contributors people, for method development
 * @param months that they worked on it, for method development
 * @param confidence share of the distribution between low and high
 * @param samples of the Monte Carlo sampling
 */
@Schema(description = "What is given of a training run; see the operation.")
public record TrainingEstimateRequest(
        @Schema(enumeration = {"rental", "amortized", "acquisition", "development"}) String method,
        String model,
        @Schema(examples = "nvidia-a100-sxm4-40gb") String chip,
        Double chipHours,
        Double chipCount,
        Double wallClockHours,
        Double trainingFlop,
        Double activeParameters,
        Double trainingTokens,
        Double epochs,
        Double layers,
        Double hiddenSize,
        Double vocabulary,
        Double sequenceTokens,
        Boolean causalAttention,
        Double recomputedFlop,
        Double mfu,
        @Schema(
                        enumeration = {
                            "fp64", "fp32", "tf32", "fp16", "bf16", "fp8", "fp4", "int8", "int4"
                        })
                String precision,
        LocalDate publishedOn,
        LocalDate trainingStart,
        Double serverPricePerChipUsd,
        LocalDate priceAvailableFrom,
        Double usdPerChipHour,
        Double serverOverhead,
        Double tdpWatts,
        Double serverPowerFactor,
        Double averagePowerFraction,
        Double pue,
        Double usdPerKwh,
        Double interconnectShare,
        @Schema(examples = "USA") String region,
        @Schema(examples = "2023-12", pattern = "^\\d{4}-\\d{2}$") String priceMonth,
        Double contributors,
        Double months,
        @Schema(minimum = "0.5", maximum = "0.99", defaultValue = "0.9") Double confidence,
        @Schema(minimum = "100", maximum = "20000", defaultValue = "10000") Integer samples) {

    /** Nothing given: all as the record has it. */
    public static TrainingEstimateRequest ofRecord(int samples) {
        return new TrainingEstimateRequest(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, samples);
    }

    /** Whether the question itself says how much work it was. */
    boolean tellsWork() {
        return chipHours != null
                || chipCount != null && wallClockHours != null
                || trainingFlop != null
                || tellsLayers()
                || activeParameters != null && trainingTokens != null;
    }

    /** Whether the FLOP can be counted exactly. */
    boolean tellsLayers() {
        return layers != null
                && hiddenSize != null
                && vocabulary != null
                && sequenceTokens != null
                && trainingTokens != null;
    }

    /** Whether it speaks of chips that are bought. */
    boolean speaksOfOwning() {
        return serverPricePerChipUsd != null
                || priceAvailableFrom != null
                || serverOverhead != null
                || interconnectShare != null
                || tdpWatts != null
                || serverPowerFactor != null
                || averagePowerFraction != null
                || pue != null
                || usdPerKwh != null;
    }
}
