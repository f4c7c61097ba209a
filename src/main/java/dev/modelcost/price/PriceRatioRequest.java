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
 * @param mixed whether to compare unlike prices anyway
 */
record PriceRatioRequest(Price first, Price second, boolean mixed) {

    private static final Parameter<Price> FIRST =
            Parameter.object("first", Price.PARAMETERS).describedAs("The price to divide.");
    private static final Parameter<Price> SECOND =
            Parameter.object("second", Price.PARAMETERS).describedAs("The price to divide by.");
    private static final Parameter<Boolean> MIXED =
            Parameter.flag("mixed")
                    .describedAs(
                            "Whether to compare unlike prices and name their differences rather"
                                    + " than refuse.")
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
                    .describedAs("Two prices; the first is divided by the second.")
                    .example(
                            "o1 against R1",
                            """
                            {"first": {"model": "o1", "kind": "cached-input", "on": "2025-01-25"}, "second": {"model": "deepseek-r1", "kind": "cached-input", "on": "2025-01-25"}}
                            """);

    /**
     * A price: of a model in the record, or one that is given. Values left out are null.
     *
     * @param model slug
     * @param provider slug
     * @param providerModel the provider's own name of the model
     * @param kind of tokens
     * @param on day on which it is valid
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
                Parameter.named("model", "model").describedAs("Slug of the model.").example("o1");
        private static final Parameter<String> PROVIDER =
                Parameter.named("provider", "provider")
                        .describedAs("Slug of the provider; the model's maker if left out.");
        private static final Parameter<String> PROVIDER_MODEL =
                Parameter.named("providerModel", ProviderModels.KIND)
                        .describedAs(
                                "The provider's own name for the model, if it sells it under"
                                        + " several; the shortest if left out.");
        private static final Parameter<Kind> KIND =
                Parameter.oneOf("kind", Kind.class)
                        .describedAs(
                                "Kind of tokens that the price is for; blended is three parts input"
                                        + " to one part output.")
                        .example(Kind.CACHED_INPUT);
        private static final Parameter<LocalDate> ON =
                Parameter.date("on")
                        .describedAs("Date on which the price is valid; today if left out.")
                        .example(LocalDate.of(2025, 1, 25));
        private static final Parameter<Double> PER_MILLION_TOKENS =
                Parameter.number("perMillionTokens", 0, MOST_PER_MILLION)
                        .describedAs(
                                "The price of a million tokens itself, instead of one from the"
                                        + " record.");
        private static final Parameter<String> CURRENCY =
                Parameter.currency("currency")
                        .describedAs("ISO 4217 currency code of a given price; USD if left out.");
        private static final Parameter<Basis> BASIS =
                Parameter.oneOf("basis", Basis.class)
                        .describedAs(
                                "Basis of a given price: list (charged by the operator of the"
                                        + " model; the default) or aggregate (charged by an aggregator"
                                        + " that passes requests on).");

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
                        .describedAs("A price from the record, or one that is given.");

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
