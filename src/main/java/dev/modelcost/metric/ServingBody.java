package dev.modelcost.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to serve on what, as a client sends it; every field may be left out if the rest determines
 * the answer.
 */
@Schema(description = "What to serve on what. What is given overrides the record of the model.")
public record ServingBody(
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
                        examples = "2025-03-01")
                String asOf) {}
