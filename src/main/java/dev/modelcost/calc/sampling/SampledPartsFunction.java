package dev.modelcost.calc.sampling;

/** A formula to be sampled that also returns its parts; see {@link SampledFunction}. */
@FunctionalInterface
public interface SampledPartsFunction {

    /**
     * @param draw one value per input, read by {@link DrawLayout.Drawn}; the array is reused, so do
     *     not keep it
     * @param parts to be filled in by {@link DrawLayout.Told}; holds what the previous sample left
     * @return the whole, a finite number
     */
    double apply(double[] draw, double[] parts);
}
