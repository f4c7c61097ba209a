package dev.modelcost.price;

import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.List;

/**
 * Two prices to compare.
 *
 * @param first the dividend; null if left out
 * @param second the divisor; null if left out
 * @param mixed whether unlike prices are compared all the same
 */
record PriceRatioRequest(Price first, Price second, boolean mixed) {

    private static final Parameter<Price> FIRST =
            Parameter.object("first", Price.PARAMETERS).describedAs("The price to divide.");
    private static final Parameter<Price> SECOND =
            Parameter.object("second", Price.PARAMETERS).describedAs("The price to divide by.");
    private static final Parameter<Boolean> MIXED =
            Parameter.flag("mixed")
                    .describedAs(
                            "Whether to compare unlike prices and name their differences, rather than refuse.")
                    .defaultsTo(false);

    static final Parameters<PriceRatioRequest> PARAMETERS =
            Parameters.of(
                            PriceRatioRequest.class,
                            given ->
                                    new PriceRatioRequest(
                                            given.read(FIRST),
                                            given.read(SECOND),
                                            given.read(MIXED)),
                            FIRST,
                            SECOND,
                            MIXED)
                    .describedAs("Two prices, of which the first is divided by the second.")
                    .example(
                            "o1 against R1",
                            """
                            {"first": {"model": "o1", "kind": "cached-input", "on": "2025-01-25"}, "second": {"model": "deepseek-r1", "kind": "cached-input", "on": "2025-01-25"}}
                            """);

    /**
     * A price: of a model of the record, or one that is given. What was left out is null.
     *
     * @param model slug
     * @param provider slug
     * @param providerModel the provider's own name of the model
     * @param kind of tokens
     * @param on day on which it holds
     * @param perMillionTokens the price itself, if it is given
     * @param currency ISO 4217, of a price that is given
     * @param basis of a price that is given
     */
    record Price(
            String model,
            String provider,
            String providerModel,
            Kind kind,
            LocalDate on,
            Double perMillionTokens,
            String currency,
            Basis basis) {

        private static final double MOST_PER_MILLION = 1e6;

        private static final Parameter<String> MODEL =
                Parameter.text("model").describedAs("Slug of the model.").example("o1");
        private static final Parameter<String> PROVIDER =
                Parameter.text("provider")
                        .describedAs("Slug of the provider; the model's maker if left out.");
        private static final Parameter<String> PROVIDER_MODEL =
                Parameter.text("providerModel")
                        .describedAs(
                                "The provider's own name of the model, if it sells it under several; the shortest if left out.");
        private static final Parameter<Kind> KIND =
                Parameter.oneOf("kind", Kind.class)
                        .describedAs(
                                "Kind of tokens that the price is for; blended is three parts input to one part output.")
                        .example(Kind.CACHED_INPUT);
        private static final Parameter<LocalDate> ON =
                Parameter.date("on")
                        .describedAs("Day on which the price holds; today if left out.")
                        .example(LocalDate.of(2025, 1, 25));
        private static final Parameter<Double> PER_MILLION_TOKENS =
                Parameter.number("perMillionTokens", 0, MOST_PER_MILLION)
                        .describedAs(
                                "The price of a million tokens itself, in place of one of the record.");
        private static final Parameter<String> CURRENCY =
                Parameter.currency("currency")
                        .describedAs("ISO 4217 code, of a price that is given; USD if left out.");
        private static final Parameter<Basis> BASIS =
                Parameter.oneOf("basis", Basis.class)
                        .describedAs(
                                "Of a price that is given: list (of whoever runs the model; taken if left out) or aggregate (of one who passes requests on).");

        static final Parameters<Price> PARAMETERS =
                Parameters.of(
                                Price.class,
                                Price::read,
                                MODEL,
                                PROVIDER,
                                PROVIDER_MODEL,
                                KIND,
                                ON,
                                PER_MILLION_TOKENS,
                                CURRENCY,
                                BASIS)
                        .describedAs("A price of the record, or one that is given.");

        /**
         * @throws InvalidInput for what is of a price that is given, without one
         */
        private static Price read(GivenValues given) {
            for (var ofGiven : List.of(CURRENCY, BASIS)) {
                if (given.has(ofGiven) && !given.has(PER_MILLION_TOKENS)) {
                    throw given.refusal(
                            ofGiven, "is of a price that is given; give perMillionTokens too.");
                }
            }
            return new Price(
                    given.read(MODEL),
                    given.read(PROVIDER),
                    given.read(PROVIDER_MODEL),
                    given.read(KIND),
                    given.read(ON),
                    given.read(PER_MILLION_TOKENS),
                    given.read(CURRENCY),
                    given.read(BASIS));
        }
    }
}
