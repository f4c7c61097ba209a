package dev.modelcost.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.DependentAnswer;
import dev.modelcost.model.Model;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;

/** What it costs to serve a model, as an edit may move it. */
@Singleton
final class ServingCostFigure implements DependentAnswer {

    private final ServingEstimator serving;

    ServingCostFigure(ServingEstimator serving) {
        this.serving = serving;
    }

    @Override
    public String path() {
        return "serving-cost";
    }

    @Override
    public String figure() {
        return "usdPerMillionTokens.output.median";
    }

    @Override
    public OptionalDouble of(Model model) {
        try {
            var asked = ServingCostRequest.PARAMETERS.ofBody(JsonNodeFactory.instance.objectNode());
            return OptionalDouble.of(
                    serving.report(model, asked).answer().usdPerMillionTokens().output().median());
        } catch (Failure tooLittleIsKnown) {
            return OptionalDouble.empty();
        }
    }
}
