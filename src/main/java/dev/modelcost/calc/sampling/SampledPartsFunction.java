package dev.modelcost.calc.sampling;

/** A formula to be sampled that tells its parts; see {@link SampledFunction}. */
@FunctionalInterface
public interface SampledPartsFunction {

    /**
     * @param draw one value an input, by {@link DrawLayout.Drawn}; the array is used again, so do
     *     not keep it
     * @param parts to be filled in, by {@link DrawLayout.Told}; holds what the sample before left
     * @return the whole, a finite number
     */
    double apply(double[] draw, double[] parts);
}
