package dev.modelcost.training;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.RentalStage;
import dev.modelcost.hardware.RateReport;

/**
 * A stage of training with the hourly rate of its chips, each with its uncertainty.
 *
 * @param stage with its chip-hours
 * @param rate distribution of the rate in USD per chip-hour; stages that pay the same rate share
 *     the input, so their errors go together
 * @param rateBasis where the rate comes from
 * @param rateDerivation of a market rate; null otherwise
 * @param rateSource slug; null for a rate that the caller gave
 * @param market what a market rate rests on; null otherwise
 */
record PricedStage(
        TrainingStage stage,
        UncertainInput rate,
        CostBasis rateBasis,
        Step rateDerivation,
        String rateSource,
        RateReport market) {

    RentalStage rented() {
        return new RentalStage(
                stage.name(),
                stage.hours().hours(),
                rate.distribution().median(),
                stage.source(),
                rateSource);
    }
}
