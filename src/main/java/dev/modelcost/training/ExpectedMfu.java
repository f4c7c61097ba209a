package dev.modelcost.training;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.training.DefaultUtilization;
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
     * @param mixture whether the model is a mixture of experts
     * @param day of its start or of the model's publication; null for one that is to come
     */
    DefaultUtilization of(Chip chip, String precision, boolean mixture, LocalDate day) {
        return rule.of(new TrainedWork(chip.slug, computedIn(chip, precision), mixture, day));
    }

    /** A chip without units for the format of the run computes in a wider one. */
    private Precision computedIn(Chip chip, String precision) {
        return precision == null
                ? null
                : peaks.forWeights(chip, Precision.of(precision))
                        .map(peak -> Precision.of(peak.precision))
                        .orElse(null);
    }

    static boolean isMixture(Model model) {
        return model != null
                && ActiveParameters.isMixture(
                        model.mixture, model.parametersTotal, model.parametersActive);
    }
}
