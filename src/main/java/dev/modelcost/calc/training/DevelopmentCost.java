package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Drawn;
import dev.modelcost.calc.sampling.DrawLayout.Told;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledEstimate;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The full cost of developing a model: all its experiments and runs, their energy, and the staff.
 * Source: Epoch, "The rising costs of training frontier AI models", section 2.4.
 *
 * @param finalRun parts of the cost of the final run in USD, such as chips, servers, interconnect,
 *     energy; at least one
 * @param experimentsFactor compute of all experiments and runs / compute of the final run
 * @param factorDraw whether the parts share one draw of that factor
 */
public record DevelopmentCost(
        List<UncertainInput> finalRun,
        Distribution experimentsFactor,
        FactorDraw factorDraw,
        StaffCost staff) {

    /** How the experiments factor is applied to the parts of the final run. */
    public enum FactorDraw {
        /**
         * One draw for all parts. They scale with the same chip-hours, so this is what the method
         * implies; its range is wide.
         */
        SHARED,
        /**
         * One draw per part, as if the parts varied independently. This gives the published ranges,
         * which are narrower.
         */
        PER_PART
    }

    public DevelopmentCost {
        finalRun = List.copyOf(finalRun);
        if (finalRun.isEmpty()) {
            throw new IllegalArgumentException("no parts of the final run");
        }
        Objects.requireNonNull(experimentsFactor, "experimentsFactor");
        Objects.requireNonNull(factorDraw, "factorDraw");
        Objects.requireNonNull(staff, "staff");
    }

    /** The parts of a final run as {@link AmortizedCost} computes them, each exact. */
    public static List<UncertainInput> parts(AmortizedCost finalRun) {
        return List.of(
                UncertainInput.exact("chips", finalRun.chipUsd()),
                UncertainInput.exact("other server parts", finalRun.otherServerUsd()),
                UncertainInput.exact("interconnect", finalRun.interconnectUsd()),
                UncertainInput.exact("energy", finalRun.energyUsd()));
    }

    /**
     * The cost with its parts.
     *
     * @param cost USD, in the money of the final run's parts and the salaries
     * @param compute what all experiments and runs took of each part of the final run, in the order
     *     of those
     * @param staff of it
     */
    public record Sampled(SampledEstimate cost, List<Estimate> compute, Estimate staff) {}

    /** A part of the final run with its places. */
    private record Placed(Drawn finalRun, Drawn factor, Told compute) {}

    /** USD, in the money of the final run's parts and the salaries. */
    public SampledEstimate sample(long seed, int samples, double confidence) {
        return sampleParts(seed, samples, confidence).cost();
    }

    /** The same with its parts. */
    public Sampled sampleParts(long seed, int samples, double confidence) {
        var layout = new DrawLayout();
        var runs = finalRun.stream().map(layout::input).toList();
        var shared =
                factorDraw == FactorDraw.SHARED
                        ? layout.input(new UncertainInput("experiments", experimentsFactor))
                        : null;
        var parts = new ArrayList<Placed>();
        for (int i = 0; i < runs.size(); i++) {
            var own =
                    new UncertainInput("experiments: " + finalRun.get(i).name(), experimentsFactor);
            parts.add(
                    new Placed(
                            runs.get(i),
                            shared == null ? layout.input(own) : shared,
                            layout.part()));
        }
        var usdPerYear = layout.input(new UncertainInput("staff", staff.usdPerYear()));
        var years = layout.input(new UncertainInput("duration", staff.durationYears()));
        var people = layout.part();
        var sampled =
                MonteCarlo.run(
                        seed,
                        samples,
                        confidence,
                        layout,
                        (draw, told) -> {
                            double sum = 0;
                            for (var part : parts) {
                                double compute =
                                        part.finalRun.apply(draw) * part.factor.apply(draw);
                                part.compute.put(told, compute);
                                sum += compute;
                            }
                            double pay = usdPerYear.apply(draw) * years.apply(draw);
                            people.put(told, pay);
                            return sum + pay;
                        });
        return new Sampled(
                sampled.whole(),
                parts.stream().map(part -> sampled.part(part.compute)).toList(),
                sampled.part(people));
    }
}
