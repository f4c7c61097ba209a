package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.PrecisionParameter;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * On what a model is served and for whom. What is not given is null.
 *
 * @param chip slug of the chip
 * @param chipCount chips that serve a copy of the model together
 * @param precision number format of the weights
 * @param kvPrecision number format of cached keys and values
 * @param batch requests decoded together
 * @param promptTokens of a request
 * @param outputTokens of a request
 * @param contextTokens that a decode step looks back on
 * @param sharing how the chips share the work
 * @param engine with which software
 * @param usdPerChipHour what a chip costs, USD an hour
 * @param rates which rent of the record, where none is given
 * @param asOf day whose market rate and list price count
 */
record DeploymentRequest(
        String chip,
        Integer chipCount,
        String precision,
        String kvPrecision,
        Integer batch,
        Integer promptTokens,
        Integer outputTokens,
        Integer contextTokens,
        SharingRequest sharing,
        EngineRequest engine,
        Double usdPerChipHour,
        RateRequest rates,
        LocalDate asOf) {

    private static final int MOST_TOKENS = 10_000_000;

    static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("Slug of the chip; an H100 if left out.")
                    .example("nvidia-h100-sxm5-80gb");
    static final Parameter<Integer> CHIP_COUNT =
            Parameter.integer("chipCount", 1, 100_000)
                    .describedAs(
                            "Chips that serve a copy of the model together; as many as weights and cache need if left out, or as the name of the chip says (8xH100).")
                    .example(8);
    static final Parameter<String> PRECISION =
            PrecisionParameter.of("precision", "fp32", "bf16", "fp16", "fp8", "int8", "fp4", "int4")
                    .describedAs(
                            "Number format of the weights; if left out, the one in which its name says that they are packed (-AWQ), else the one in which the model is published, or bf16 where that is unknown or the chip has no units for it.")
                    .example("bf16");
    private static final Parameter<String> KV_PRECISION =
            PrecisionParameter.of(
                            "kvPrecision", "fp32", "bf16", "fp16", "fp8", "int8", "fp4", "int4")
                    .describedAs(
                            "Number format of cached keys and values. If left out, 16 bits, as engines keep them unless they are told otherwise, and 8 in the bound.")
                    .example("fp8");
    static final Parameter<Integer> BATCH =
            Parameter.integer("batch", 1, 100_000)
                    .describedAs(
                            "Requests in flight, decoded together as far as the memory holds their cache; 64 if left out, as EcoLogits has it.")
                    .example(64);
    static final Parameter<Integer> PROMPT_TOKENS =
            Parameter.integer("promptTokens", 1, MOST_TOKENS)
                    .describedAs("Prompt tokens of a request; 3000 if left out.")
                    .example(3000);
    static final Parameter<Integer> OUTPUT_TOKENS =
            Parameter.integer("outputTokens", 1, MOST_TOKENS)
                    .describedAs("Output tokens of a request; 1000 if left out.")
                    .example(1000);
    private static final Parameter<Integer> CONTEXT_TOKENS =
            Parameter.integer("contextTokens", 1, MOST_TOKENS)
                    .describedAs(
                            "Tokens that a decode step looks back on, on average; the prompt and half of the output if left out.")
                    .example(3500);
    private static final Parameter<Double> USD_PER_CHIP_HOUR =
            Parameter.number("usdPerChipHour", 0.001, 1000)
                    .describedAs("USD for an hour of a chip; the market rate if left out.")
                    .example(2.0);
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs("Day whose market rate and list price count; today if left out.")
                    .example(LocalDate.of(2025, 3, 1));

    static final Parameters<DeploymentRequest> PARAMETERS =
            Parameters.of(
                            DeploymentRequest.class,
                            DeploymentRequest::read,
                            CHIP,
                            CHIP_COUNT,
                            PRECISION,
                            KV_PRECISION,
                            BATCH,
                            PROMPT_TOKENS,
                            OUTPUT_TOKENS,
                            CONTEXT_TOKENS,
                            USD_PER_CHIP_HOUR,
                            AS_OF)
                    .and(SharingRequest.PARAMETERS)
                    .and(EngineRequest.PARAMETERS)
                    .and(RateRequest.PARAMETERS);

    /**
     * @throws InvalidInput for a rate and a choice among those of the record
     */
    static DeploymentRequest read(GivenValues values) {
        var usdPerChipHour = values.read(USD_PER_CHIP_HOUR);
        var rates = RateRequest.read(values);
        if (usdPerChipHour != null) {
            rates.refuseBeside(USD_PER_CHIP_HOUR.name());
        }
        return new DeploymentRequest(
                values.read(CHIP),
                values.read(CHIP_COUNT),
                values.read(PRECISION),
                values.read(KV_PRECISION),
                values.read(BATCH),
                values.read(PROMPT_TOKENS),
                values.read(OUTPUT_TOKENS),
                values.read(CONTEXT_TOKENS),
                SharingRequest.read(values),
                EngineRequest.read(values),
                usdPerChipHour,
                rates,
                values.read(AS_OF));
    }

    /** The same on so many chips. */
    DeploymentRequest withChipCount(int count) {
        return new DeploymentRequest(
                chip,
                count,
                precision,
                kvPrecision,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                sharing,
                engine,
                usdPerChipHour,
                rates,
                asOf);
    }

    /** The same with weights in a number format. */
    DeploymentRequest withPrecision(String format) {
        return new DeploymentRequest(
                chip,
                chipCount,
                format,
                kvPrecision,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                sharing,
                engine,
                usdPerChipHour,
                rates,
                asOf);
    }

    /** The same at other rents. */
    DeploymentRequest rentedAt(RateRequest other) {
        return new DeploymentRequest(
                chip,
                chipCount,
                precision,
                kvPrecision,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                sharing,
                engine,
                usdPerChipHour,
                other,
                asOf);
    }
}
