package dev.modelcost.training;

import dev.modelcost.calc.training.Deflator;
import dev.modelcost.model.Model;
import dev.modelcost.store.Ref;
import java.util.ArrayList;
import java.util.List;

/**
 * The models whose stages are costed, starting with the one asked about, together with those
 * stages.
 *
 * @param models empty if the question names no model
 * @param stages in the order of the models
 * @param money steps that convert the cost of each model to money of the requested month; null
 *     entries leave it in money of the time
 */
public record LineageStages(List<Model> models, List<TrainingStage> stages, List<Deflator> money) {

    /** How deep a chain of base models may be; anything deeper is a loop in the data. */
    private static final int MOST = 20;

    /** The model, then its base model, then that model's base, and so on. */
    static List<Model> lineage(Model model) {
        var generations = new ArrayList<Model>();
        for (var m = model; m != null && generations.size() < MOST; ) {
            generations.add(m);
            m = m.baseModel == null ? null : Model.DIRECTORY.again(m.baseModel.slug);
        }
        return generations;
    }

    /** The number of models costed separately; one if the question names no model. */
    int size() {
        return Math.max(1, models.size());
    }

    /** The index of the model that a stage belongs to. */
    int group(TrainingStage stage) {
        return stage.model() == null ? 0 : models.indexOf(stage.model());
    }

    /** The factor from money of the time to money of the requested month. */
    double usdFactor(int group) {
        return money.get(group) == null ? 1 : money.get(group).factor();
    }

    /** Null if the question names no model. */
    Ref model(int group) {
        return models.isEmpty() ? null : Model.ref(models.get(group));
    }

    /** Whether the stages ran on more than one type of chip. */
    boolean mixesChips() {
        return stages.stream().map(TrainingStage::chip).distinct().count() > 1;
    }

    List<TrainingStage> of(int group) {
        return stages.stream().filter(stage -> group(stage) == group).toList();
    }
}
