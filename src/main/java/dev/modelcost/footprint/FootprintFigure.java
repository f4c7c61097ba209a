package dev.modelcost.footprint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.DependentAnswer;
import dev.modelcost.model.Model;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;

/** The energy of the training of a model, as an edit may move it. */
@Singleton
final class FootprintFigure implements DependentAnswer {

    @Override
    public String path() {
        return "footprint";
    }

    @Override
    public String figure() {
        return "training.footprint.energyKwh.median";
    }

    @Override
    public OptionalDouble of(Model model) {
        try {
            var asked = FootprintRequest.PARAMETERS.ofBody(JsonNodeFactory.instance.objectNode());
            var training = new FootprintEstimator().report(model, asked).training();
            return training == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(training.footprint().energyKwh().median());
        } catch (Failure tooLittleIsKnown) {
            return OptionalDouble.empty();
        }
    }
}
