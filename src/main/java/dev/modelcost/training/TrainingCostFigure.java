package dev.modelcost.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.DependentAnswer;
import dev.modelcost.model.Model;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;

/** The cost of the training of a model, as an edit may move it. */
@Singleton
final class TrainingCostFigure implements DependentAnswer {

    private final TrainingCosts costs;

    TrainingCostFigure(TrainingCosts costs) {
        this.costs = costs;
    }

    @Override
    public String path() {
        return "training-cost";
    }

    @Override
    public String figure() {
        return "costUsd.median";
    }

    @Override
    public OptionalDouble of(Model model) {
        try {
            var asked =
                    TrainingCostRequest.PARAMETERS.ofBody(JsonNodeFactory.instance.objectNode());
            return OptionalDouble.of(costs.ofRecord(model, asked).costUsd().median());
        } catch (Failure tooLittleIsKnown) {
            return OptionalDouble.empty();
        }
    }
}
