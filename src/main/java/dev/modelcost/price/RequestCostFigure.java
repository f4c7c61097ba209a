package dev.modelcost.price;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.DependentAnswer;
import dev.modelcost.model.Model;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;

/** What a million tokens in and out cost of a model today, as an edit may move it. */
@Singleton
final class RequestCostFigure implements DependentAnswer {

    private static final int TOKENS = 1_000_000;

    private final RequestCostEstimate estimate;

    RequestCostFigure(RequestCostEstimate estimate) {
        this.estimate = estimate;
    }

    @Override
    public String path() {
        return "estimates/request-cost";
    }

    @Override
    public String figure() {
        return "amount";
    }

    @Override
    public OptionalDouble of(Model model) {
        try {
            var asked =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("model", model.slug)
                            .put("promptTokens", TOKENS)
                            .put("outputTokens", TOKENS);
            return OptionalDouble.of(
                    estimate.report(RequestCostRequest.PARAMETERS.ofBody(asked)).amount());
        } catch (Failure tooLittleIsKnown) {
            return OptionalDouble.empty();
        }
    }
}
