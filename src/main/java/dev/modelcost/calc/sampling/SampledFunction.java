package dev.modelcost.calc.sampling;

/**
 * A formula to be sampled. For answers that are the same everywhere it uses {@link StrictMath}; for
 * speed it allocates nothing.
 */
@FunctionalInterface
public interface SampledFunction {

    /**
     * @param draw one value an input, in the order of the inputs; the array is used again, so do
     *     not keep it
     * @return a finite number
     */
    double apply(double[] draw);
}
