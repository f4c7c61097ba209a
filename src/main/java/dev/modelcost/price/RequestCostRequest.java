package dev.modelcost.price;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Body;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request and whose prices it pays, as a client sends it. */
@Schema(description = "A request, and a model with its provider, or explicit prices.")
public record RequestCostRequest(
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
                        examples = "2025-02-28T12:00:00Z",
                        implementation = String.class)
                LocalDateTime at,
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

    private static final List<String> TIERS = List.of("standard", "flex", "priority");
    private static final double MOST_TOKENS = 1e12;
    private static final double MOST_PRICE = 1e6;

    /**
     * @throws InvalidInput that names the value at fault
     */
    static RequestCostRequest read(Body body) {
        var prices = body.object("prices");
        var read =
                new RequestCostRequest(
                        body.text("provider"),
                        body.text("model"),
                        body.text("providerModel"),
                        body.oneOf("tier", TIERS),
                        body.utc("at"),
                        body.whole("promptTokens", 0, MOST_TOKENS),
                        body.whole("cachedTokens", 0, MOST_TOKENS),
                        body.whole("cacheWriteTokens", 0, MOST_TOKENS),
                        body.whole("outputTokens", 0, MOST_TOKENS),
                        body.flag("batch"),
                        prices == null ? null : prices(prices));
        body.refuseUnknown();
        return read;
    }

    private static Prices prices(Body body) {
        var read =
                new Prices(
                        body.currency("currency"),
                        body.number("input", 0, MOST_PRICE),
                        body.number("output", 0, MOST_PRICE),
                        body.number("cacheRead", 0, MOST_PRICE),
                        body.number("cacheWrite", 0, MOST_PRICE),
                        body.number("batchInput", 0, MOST_PRICE),
                        body.number("batchOutput", 0, MOST_PRICE));
        body.refuseUnknown();
        return read;
    }

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
