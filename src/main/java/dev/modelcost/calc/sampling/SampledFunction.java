package dev.modelcost.calc.sampling;

/**
 * A formula to be sampled. It should use {@link StrictMath}, so that answers are the same
 * everywhere, and allocate nothing, for speed.
 */
@FunctionalInterface
public interface SampledFunction {

    /**
     * @param draw one value per input, in the order of the inputs; the array is reused, so do not
     *     keep it
     * @return a finite number
     */
    double apply(double[] draw);
}
