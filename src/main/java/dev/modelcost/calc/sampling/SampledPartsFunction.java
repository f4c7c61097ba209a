package dev.modelcost.calc.sampling;

/** A formula to be sampled that tells its parts; see {@link SampledFunction}. */
@FunctionalInterface
public interface SampledPartsFunction {

    /**
     * @param draw one value an input, in the order of the inputs; the array is used again, so do
     *     not keep it
     * @param parts to be filled in; holds what the sample before left there
     * @return the whole, a finite number
     */
    double apply(double[] draw, double[] parts);
}
