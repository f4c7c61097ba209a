package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to serve on what, as a client sends it; every field may be left out if the rest determines
 * the answer.
 */
@Schema(description = "What to serve on what. What is given overrides the record of the model.")
public record ServingEstimateRequest(
        @Schema(
                        description = "Slug of a model whose figures fill what is not given.",
                        examples = "deepseek-r1")
                String model,
        @Schema(description = "Parameters used for a token, 1000 to 1e15.") Double activeParameters,
        @Schema(description = "All parameters, 1000 to 1e15.") Double totalParameters,
        @Schema(description = "Transformer layers, 1 to 1000.") Double layers,
        @Schema(description = "Query heads, 1 to 1024.") Double heads,
        @Schema(description = "Heads that keep keys and values, 1 to 1024; all heads if left out.")
                Double kvHeads,
        @Schema(description = "Values of a head, 1 to 4096.") Double headSize,
        @Schema(
                        description =
                                "Of multi-head latent attention: values that a layer keeps of a token, 1 to 65536, instead of kvHeads.",
                        examples = "576")
                Double kvLatentSize,
        @Schema(description = "Slug of the chip.", examples = "nvidia-h100-sxm5-80gb") String chip,
        @Schema(
                        description =
                                "Chips that serve a copy, 1 to 100000; as many as it needs if left out.")
                Double chipCount,
        @Schema(description = "Number format of the weights.", examples = "bf16") String precision,
        @Schema(description = "Requests decoded together, 1 to 100000.") Double batch,
        @Schema(description = "Prompt tokens of a request, 1 to 10000000.") Double promptTokens,
        @Schema(description = "Output tokens of a request, 1 to 10000000.") Double outputTokens,
        @Schema(
                        description =
                                "Tokens that a decode step looks back on, 1 to 10000000; prompt and half of the output if left out.")
                Double contextTokens,
        @Schema(description = "Hourly cost of a chip, 0.001 to 1000; the market rate if left out.")
                Double usdPerChipHour,
        @Schema(description = "Share of the paid time with this load, 0.001 to 1.")
                Double utilization,
        @Schema(
                        description = "Day whose market rate and list price count.",
                        examples = "2025-03-01",
                        implementation = String.class)
                LocalDate asOf) {

    static final List<String> PRECISIONS =
            List.of("fp32", "bf16", "fp16", "fp8", "int8", "fp4", "int4");

    static final int MOST_CHIPS = 100_000;
    static final int MOST_BATCH = 100_000;
    static final int MOST_TOKENS = 10_000_000;
    static final double LEAST_USD = 0.001;
    static final double MOST_USD = 1000;
    static final double LEAST_UTILIZATION = 0.001;
    private static final double LEAST_PARAMETERS = 1e3;
    private static final double MOST_PARAMETERS = 1e15;

    /**
     * @throws InvalidInput that names the value at fault
     */
    static ServingEstimateRequest read(Body body) {
        var utilization = body.number("utilization", LEAST_UTILIZATION, 1);
        var serving = read(body, utilization);
        body.refuseUnknown();
        return serving;
    }

    /** Without the utilisation, which not every body that serves something has. */
    static ServingEstimateRequest read(Body body, Double utilization) {
        var serving =
                new ServingEstimateRequest(
                        body.text("model"),
                        body.number("activeParameters", LEAST_PARAMETERS, MOST_PARAMETERS),
                        body.number("totalParameters", LEAST_PARAMETERS, MOST_PARAMETERS),
                        body.whole("layers", 1, 1000),
                        body.whole("heads", 1, 1024),
                        body.whole("kvHeads", 1, 1024),
                        body.whole("headSize", 1, 4096),
                        body.whole("kvLatentSize", 1, 65_536),
                        body.text("chip"),
                        body.whole("chipCount", 1, MOST_CHIPS),
                        body.oneOf("precision", PRECISIONS),
                        body.whole("batch", 1, MOST_BATCH),
                        body.whole("promptTokens", 1, MOST_TOKENS),
                        body.whole("outputTokens", 1, MOST_TOKENS),
                        body.whole("contextTokens", 1, MOST_TOKENS),
                        body.number("usdPerChipHour", LEAST_USD, MOST_USD),
                        utilization,
                        body.date("asOf"));
        serving.refuseContradictions(body);
        return serving;
    }

    private void refuseContradictions(Body body) {
        if (activeParameters != null
                && totalParameters != null
                && activeParameters > totalParameters) {
            throw body.refused("activeParameters", "more than totalParameters.");
        }
        if (heads != null && kvHeads != null && kvHeads > heads) {
            throw body.refused("kvHeads", "more than heads.");
        }
        if (kvHeads != null && kvLatentSize != null) {
            throw body.refused(
                    "kvLatentSize", "goes not with kvHeads: a model keeps the one or the other.");
        }
    }
}
