package dev.modelcost.calc.training;

/** What share of its chips' peak a run is taken to reach where nobody states it. */
@FunctionalInterface
public interface UtilizationRule {

    /** The share that is to be expected of such work. */
    DefaultUtilization of(TrainedWork work);
}
