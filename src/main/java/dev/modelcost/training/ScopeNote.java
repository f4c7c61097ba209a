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
     * @param isGiven whether the question specifies the work, of the model or of none
     */
    static String of(
            Model model, List<Model> models, boolean isGiven, TrainingCostRequest question) {
        if (question.isDevelopment()) {
            return "All experiments and runs that led to "
                    + trained(model, isGiven)
                    + ", using the published ratio of all compute to that of the final run, plus"
                    + " staff pay; the final run is held at its central value, and base models,"
                    + " purchased data and offices are not included.";
        }
        if (question.method() == Method.ACQUISITION) {
            return "The cluster that trained "
                    + trained(model, isGiven)
                    + ", bought up front; it outlives the run, and energy and staff are not"
                    + " included.";
        }
        return (isGiven ? given(model) : own(model) + bases(model, models, question))
                + (question.scope() == Scope.MODEL ? ", with recorded ablations" : "")
                + "; excludes prior research, failed runs, staff and purchased data.";
    }

    private static String trained(Model model, boolean isGiven) {
        return isGiven || model == null ? "the model" : model.name;
    }

    private static String given(Model model) {
        return model == null
                ? "The work that the question specifies"
                : "The work that the question specifies, with what it leaves open as the record has it of %s"
                        .formatted(model.name);
    }

    private static String own(Model model) {
        return model.baseModel == null
                ? "The stages that trained " + model.name
                : "The stages that made %s from %s".formatted(model.name, model.baseModel.name);
    }

    private static String bases(Model model, List<Model> models, TrainingCostRequest question) {
        if (model.baseModel == null) {
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
