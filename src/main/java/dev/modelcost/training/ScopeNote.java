package dev.modelcost.training;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.model.Model;
import dev.modelcost.training.TrainingCostRequest.Method;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one sentence what a figure covers and leaves out, so that readers do not misread it. */
final class ScopeNote {

    private ScopeNote() {}

    /**
     * @param model null if the question names no model
     * @param models the model and the ancestors that are included
     */
    static String of(Model model, List<Model> models, TrainingCostRequest question) {
        if (question.isDevelopment()) {
            return "All experiments and runs that led to "
                    + (model == null ? "the model" : model.name)
                    + ", using the published ratio of all compute to that of the final run, plus"
                    + " staff pay; the final run is held at its central value, and base models,"
                    + " purchased data and offices are not included.";
        }
        var own = own(model);
        if (question.method() == Method.ACQUISITION) {
            return "The cluster that trained "
                    + (model == null ? "the model" : model.name)
                    + ", bought up front; it outlives the run, and energy and staff are not"
                    + " included.";
        }
        return own
                + bases(model, models, question)
                + (question.scope() == Scope.MODEL ? ", with recorded ablations" : "")
                + "; excludes prior research, failed runs, staff and purchased data.";
    }

    private static String own(Model model) {
        if (model == null) {
            return "The work that the question specifies";
        }
        return model.baseModel == null
                ? "The stages that trained " + model.name
                : "The stages that made %s from %s".formatted(model.name, model.baseModel.name);
    }

    private static String bases(Model model, List<Model> models, TrainingCostRequest question) {
        if (model == null || model.baseModel == null) {
            return "";
        }
        return question.lineage()
                ? ", and those of %s"
                        .formatted(
                                models.stream()
                                        .skip(1)
                                        .map(m -> m.name)
                                        .collect(Collectors.joining(" and ")))
                : ", without the cost of %s itself (lineage=true adds it)"
                        .formatted(model.baseModel.name);
    }
}
