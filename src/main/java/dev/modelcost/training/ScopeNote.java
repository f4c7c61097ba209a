package dev.modelcost.training;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.model.Model;
import dev.modelcost.training.TrainingCostRequest.Method;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader would otherwise get wrong: what a figure covers and leaves out, in a sentence. */
final class ScopeNote {

    private ScopeNote() {}

    /**
     * @param model null if the question names none
     * @param models it and the ancestors that are counted
     */
    static String of(Model model, List<Model> models, TrainingCostRequest question) {
        if (question.isDevelopment()) {
            return "All experiments and runs that led to "
                    + (model == null ? "the model" : model.name)
                    + ", by the published ratio of all compute to that of the final run, and the people's pay;"
                    + " the final run is held at its middle, and no base model, bought data or office is in it.";
        }
        var own = own(model);
        if (question.method() == Method.ACQUISITION) {
            return "The cluster that trained "
                    + (model == null ? "the model" : model.name)
                    + ", bought up front; it outlives the run, and neither energy nor people are in it.";
        }
        return own
                + bases(model, models, question)
                + (question.scope() == Scope.MODEL ? ", with recorded ablations" : "")
                + "; no prior research, no failed runs, no staff, no data that was bought.";
    }

    private static String own(Model model) {
        if (model == null) {
            return "The work that the question gives";
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
