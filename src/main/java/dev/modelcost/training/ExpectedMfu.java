package dev.modelcost.training;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.training.DefaultUtilization;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainedWork;
import dev.modelcost.calc.training.UtilizationRule;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.time.LocalDate;

/**
 * The MFU that a stage is taken to reach where nobody states it.
 *
 * @param rule of the assumption set
 * @param peaks of the chip
 */
record ExpectedMfu(UtilizationRule rule, Peaks peaks) {

    /**
     * @param chip that does the work
     * @param precision of the run; null if unknown
     * @param model that is trained
     * @param steps of the training, as far as the question tells them
     * @param day of its start or of the model's publication; null for one that is to come
     */
    DefaultUtilization of(
            Chip chip, String precision, TrainedModel model, StepWork steps, LocalDate day) {
        return rule.of(new TrainedWork(chip.slug, computedIn(chip, precision), model, steps, day));
    }

    /** A chip without units for the format of the run computes in a wider one. */
    private Precision computedIn(Chip chip, String precision) {
        return precision == null
                ? null
                : peaks.forWeights(chip, Precision.of(precision))
                        .map(peak -> Precision.of(peak.precision))
                        .orElse(null);
    }

    /** A model of the record. */
    static TrainedModel trained(Model model) {
        var mixture = isMixture(model);
        if (model == null || model.parametersTotal == null) {
            return TrainedModel.ofUnknownSize(mixture);
        }
        var known = ActiveParameters.of(model.parametersTotal, model.parametersActive, model);
        return new TrainedModel(
                mixture,
                model.parametersTotal,
                known.basis() == ActiveParameters.Basis.UNKNOWN ? null : known.active());
    }

    static boolean isMixture(Model model) {
        return model != null
                && ActiveParameters.isMixture(
                        model.mixture, model.parametersTotal, model.parametersActive);
    }
}
