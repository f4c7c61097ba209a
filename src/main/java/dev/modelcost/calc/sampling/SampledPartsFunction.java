package dev.modelcost.calc.sampling;

/** A formula to be sampled that also returns its parts; see {@link SampledFunction}. */
@FunctionalInterface
public interface SampledPartsFunction {

    /**
     * @param draw one value per input, in the order of the inputs; the array is reused, so do not
     *     keep it
     * @param parts array to be filled in; holds what the previous sample left there
     * @return the whole, a finite number
     */
    double apply(double[] draw, double[] parts);
}
