package dev.modelcost.price;

import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two prices to compare, as a client sends them. */
@Schema(description = "How many times the second price the first one is.")
public record PriceRatioRequest(
        @Schema(description = "The price above.") Price first,
        @Schema(description = "The price below.") Price second,
        @Schema(
                        description =
                                "Whether unlike prices are answered with the mix named, rather than refused.")
                Boolean mixed) {

    static final List<String> KINDS =
            Stream.of(PricePoint.Kind.values()).map(PriceRatioRequest::word).toList();
    private static final List<String> BASES =
            Stream.of(PricePoint.Basis.values()).map(PriceRatioRequest::word).toList();

    /**
     * @throws InvalidInput that names the value at fault
     */
    static PriceRatioRequest read(Body body) {
        var read =
                new PriceRatioRequest(
                        price(body.object("first")),
                        price(body.object("second")),
                        body.flag("mixed"));
        body.refuseUnknown();
        return read;
    }

    private static Price price(Body body) {
        if (body == null) {
            return null;
        }
        var read =
                new Price(
                        body.text("model"),
                        body.text("provider"),
                        body.text("providerModel"),
                        body.oneOf("kind", KINDS),
                        body.date("on"),
                        body.number("perMillionTokens", 0, 1e6),
                        body.currency("currency"),
                        body.oneOf("basis", BASES));
        body.refuseUnknown();
        return read;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

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
                            examples = "2025-01-25",
                            implementation = String.class)
                    LocalDate on,
            @Schema(description = "The price itself per million tokens, 0 to 1e6, if it is given.")
                    Double perMillionTokens,
            @Schema(description = "ISO 4217, of a price that is given; USD if left out.")
                    String currency,
            @Schema(description = "list or aggregate, of a price that is given; list if left out.")
                    String basis) {}
}
