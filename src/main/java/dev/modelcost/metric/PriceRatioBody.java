package dev.modelcost.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two prices to compare, as a client sends them. */
@Schema(description = "How many times the second price the first one is.")
public record PriceRatioBody(
        @Schema(description = "The price above.") Price first,
        @Schema(description = "The price below.") Price second,
        @Schema(
                        description =
                                "Whether unlike prices are answered with the mix named, rather than refused.")
                Boolean mixed) {

    /** A price: of a model in the record, or given. */
    public record Price(
            @Schema(description = "Slug of the model.", examples = "o1") String model,
            @Schema(description = "Slug of the provider; the maker if left out.") String provider,
            @Schema(description = "The provider's own name of the model, where it has several.")
                    String providerModel,
            @Schema(
                            description =
                                    "input, cached-input, cache-write, output, batch-input, batch-output or blended (3 to 1).",
                            examples = "cached-input")
                    String kind,
            @Schema(
                            description = "Day on which it holds; today if left out.",
                            examples = "2025-01-25")
                    String on,
            @Schema(description = "The price itself per million tokens, 0 to 1e6, if it is given.")
                    Double perMillionTokens,
            @Schema(description = "ISO 4217, of a price that is given; USD if left out.")
                    String currency,
            @Schema(description = "list or aggregate, of a price that is given; list if left out.")
                    String basis) {}
}
