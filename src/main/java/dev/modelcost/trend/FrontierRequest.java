package dev.modelcost.trend;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;

/**
 * Asks for the models that no other beats in price and score at once.
 *
 * @param benchmark of the scores; null for the one with the most scores
 * @param kind of tokens
 * @param asOf day on which the prices hold; null for today
 */
record FrontierRequest(String benchmark, PriceKind kind, LocalDate asOf) {

    private static final Parameter<String> X =
            Parameter.oneOf("x", "price")
                    .describedAs("What should be low: the price.")
                    .defaultsTo("price");
    private static final Parameter<String> Y =
            Parameter.oneOf("y", "score")
                    .describedAs("What should be high: the score.")
                    .defaultsTo("score");
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf").describedAs("Day on which the prices hold; today if left out.");

    static final Parameters<FrontierRequest> PARAMETERS =
            Parameters.of(
                    FrontierRequest.class,
                    FrontierRequest::read,
                    X,
                    Y,
                    ScoredModels.BENCHMARK,
                    PriceKind.KIND,
                    AS_OF);

    private static FrontierRequest read(GivenValues given) {
        given.read(X);
        given.read(Y);
        return new FrontierRequest(
                given.read(ScoredModels.BENCHMARK), given.read(PriceKind.KIND), given.read(AS_OF));
    }
}
