package dev.modelcost.training;

import dev.modelcost.calc.training.Deflator;
import dev.modelcost.model.Model;
import dev.modelcost.store.Ref;
import java.util.ArrayList;
import java.util.List;

/**
 * The models whose stages are paid for, first the one that is asked about, and those stages.
 *
 * @param models empty for a question that names none
 * @param stages in the order of the models
 * @param money by which the cost of each model becomes money of the month wanted; null entries for
 *     money of the time
 */
public record LineageStages(List<Model> models, List<TrainingStage> stages, List<Deflator> money) {

    /** A base model of a base model of ...: deeper is a loop in the data. */
    private static final int MOST = 20;

    /** The model, then its base model, then the base of that. */
    static List<Model> lineage(Model model) {
        var generations = new ArrayList<Model>();
        for (var m = model; m != null && generations.size() < MOST; ) {
            generations.add(m);
            m = m.baseModel == null ? null : Model.DIRECTORY.find(m.baseModel.slug).orElseThrow();
        }
        return generations;
    }

    /** How many are told apart; one for a question without a model. */
    int size() {
        return Math.max(1, models.size());
    }

    /** Which of the models a stage belongs to. */
    int group(TrainingStage stage) {
        return stage.model() == null ? 0 : models.indexOf(stage.model());
    }

    /** Money wanted / money of the time. */
    double usdFactor(int group) {
        return money.get(group) == null ? 1 : money.get(group).factor();
    }

    /** Null for a question without a model. */
    Ref model(int group) {
        return models.isEmpty() ? null : Model.ref(models.get(group));
    }

    /** Whether stages ran on more than one chip. */
    boolean mixesChips() {
        return stages.stream().map(TrainingStage::chip).distinct().count() > 1;
    }

    List<TrainingStage> of(int group) {
        return stages.stream().filter(stage -> group(stage) == group).toList();
    }
}
