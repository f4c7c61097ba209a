package dev.modelcost.calc.training;

import dev.modelcost.calc.hardware.Precision;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is known about a training run on which its utilisation depends.
 *
 * @param chip slug; null if unknown
 * @param computedIn number format of the matrix products: the run's own, or what its chip has
 *     instead; null if unknown, which is taken as 16 bits
 * @param model that is trained
 * @param steps of the training
 * @param day on which the run began or its model was published; null for one that is to come
 */
public record TrainedWork(
        String chip, Precision computedIn, TrainedModel model, StepWork steps, LocalDate day) {

    private static final int EIGHT_BITS = 8;
    private static final int FOUR_BITS = 4;

    public TrainedWork {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(steps, "steps");
    }

    /** Whether the model is a mixture of experts. */
    public boolean mixture() {
        return model.mixture();
    }

    boolean inFourBits() {
        return computedIn != null && computedIn.bits() == FOUR_BITS;
    }

    /** In eight bits or four. */
    boolean isNarrow() {
        return computedIn != null && computedIn.bits() <= EIGHT_BITS;
    }
}
