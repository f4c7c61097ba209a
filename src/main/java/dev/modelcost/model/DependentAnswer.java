package dev.modelcost.model;

import java.util.OptionalDouble;

/**
 * A computed answer about a model, by its one figure: what a change of the record moves is told by
 * it. It is asked with all parameters left out.
 */
public interface DependentAnswer {

    /** Name of the answer: the path below that of the model, or of an estimate. */
    String path();

    /** Name of the figure, such as {@code costUsd.median}. */
    String figure();

    /** Empty if the record has too little for an answer. */
    OptionalDouble of(Model model);
}
