package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The middles of what footprints say of training, without the sampling of their ranges. */
public final class TrainingEnergies {

    private TrainingEnergies() {}

    /**
     * Of one model.
     *
     * @param chipHours of all stages whose power is known
     * @param itKwh of the machines
     * @param kwh from the grid, by the PUE that the training cost takes
     * @param bases by what the power is known
     */
    public record Middle(double chipHours, double itKwh, double kwh, Set<String> bases) {}

    /** By slug; without the models whose stages are not all known. Needs a session. */
    public static Map<String, Middle> of(List<Model> models) {
        var epoch = AssumptionBook.open(AssumptionBook.TRAINING);
        var ecologits = AssumptionBook.open(AssumptionBook.ECOLOGITS);
        var priors = AssumptionBook.open(AssumptionBook.PRIORS);
        var middles = new HashMap<String, Middle>();
        for (var model : models) {
            var energy = TrainingEnergy.find(model, false, epoch, priors);
            if (!energy.uses().isEmpty() && energy.missing().isEmpty()) {
                var centre = DataCentre.training(model, null, null, epoch, ecologits);
                var used =
                        EnergyUse.energy(energy.uses(), centre.pue().median(), centre.pueSource());
                middles.put(
                        model.slug,
                        new Middle(
                                energy.uses().stream()
                                        .mapToDouble(use -> use.chipHours().median())
                                        .sum(),
                                used.itKwh(),
                                used.kwh(),
                                energy.bases()));
            }
        }
        return middles;
    }
}
