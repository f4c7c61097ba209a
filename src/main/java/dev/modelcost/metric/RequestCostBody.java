package dev.modelcost.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request and whose prices it pays, as a client sends it. */
@Schema(description = "A request, and a model with its provider, or explicit prices.")
public record RequestCostBody(
        @Schema(
                        description = "Slug of the provider; the model's maker if left out.",
                        examples = "deepseek")
                String provider,
        @Schema(description = "Slug of the model.", examples = "deepseek-r1") String model,
        @Schema(description = "The provider's own name of the model, where it has several.")
                String providerModel,
        @Schema(description = "standard, flex or priority.", examples = "standard") String tier,
        @Schema(
                        description = "When; now if left out. Without an offset it is UTC.",
                        examples = "2025-02-28T12:00:00Z")
                String at,
        @Schema(
                        description =
                                "Tokens of the prompt, cached and written ones included, 0 to 1e12.",
                        examples = "1000000")
                Double promptTokens,
        @Schema(description = "Of the prompt: read from a cache.", examples = "400000")
                Double cachedTokens,
        @Schema(description = "Of the prompt: written to a cache.") Double cacheWriteTokens,
        @Schema(description = "Output tokens, reasoning included, 0 to 1e12.", examples = "100000")
                Double outputTokens,
        @Schema(description = "Whether it is part of a batch job.") Boolean batch,
        @Schema(description = "Prices that go before the record's.") Prices prices) {

    /** Per million tokens, each 0 to 1e6. */
    public record Prices(
            @Schema(description = "ISO 4217; USD if left out.") String currency,
            Double input,
            Double output,
            Double cacheRead,
            Double cacheWrite,
            Double batchInput,
            Double batchOutput) {}
}
