package dev.modelcost.calc.sampling;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sampled answer with its parts. The medians of parts do not add up to the median of the whole,
 * as no quantiles do; {@link #aroundMiddles} has central values that do.
 *
 * @param whole the result, with what accounts for its spread
 * @param parts in the order of the layout
 * @param middle the formula at the medians of its inputs
 * @param middles of the parts
 */
public record SampledParts(
        SampledEstimate whole, List<Estimate> parts, double middle, double[] middles) {

    public SampledParts {
        parts = List.copyOf(parts);
    }

    /** One part. */
    public Estimate part(DrawLayout.Told part) {
        return part == DrawLayout.Told.WHOLE ? whole.estimate() : parts.get(part.index());
    }

    /** One part at the medians of the inputs. */
    public double middle(DrawLayout.Told part) {
        return part == DrawLayout.Told.WHOLE ? middle : middles[part.index()];
    }

    /**
     * The same ranges around the formula at the medians of its inputs, which is the result of the
     * derivation and can be redone by hand. For a product of lognormals it is the median; for the
     * amortised cost it lies within 1 % of the sampled median, or within 10 % where the MFU had to
     * be assumed.
     */
    public SampledParts aroundMiddles() {
        return new SampledParts(
                new SampledEstimate(whole.estimate().around(middle), whole.sensitivity()),
                IntStream.range(0, middles.length)
                        .mapToObj(i -> parts.get(i).around(middles[i]))
                        .toList(),
                middle,
                middles);
    }
}
