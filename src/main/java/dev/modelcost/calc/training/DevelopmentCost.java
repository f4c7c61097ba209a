package dev.modelcost.calc.training;

import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledEstimate;
import dev.modelcost.calc.sampling.SampledParts;
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

    /** USD, in the money of the final run's parts and the salaries. */
    public SampledEstimate sample(long seed, int samples, double confidence) {
        return sampleParts(seed, samples, confidence).whole();
    }

    /**
     * The same with its parts: the cost of all experiments and runs for each part of the final run,
     * in the order of those parts, then the staff.
     */
    public SampledParts sampleParts(long seed, int samples, double confidence) {
        int parts = finalRun.size();
        int factors = factorDraw == FactorDraw.SHARED ? 1 : parts;
        var inputs = new ArrayList<>(finalRun);
        for (int i = 0; i < factors; i++) {
            var name =
                    factorDraw == FactorDraw.SHARED
                            ? "experiments"
                            : "experiments: " + finalRun.get(i).name();
            inputs.add(new UncertainInput(name, experimentsFactor));
        }
        inputs.add(new UncertainInput("staff", staff.usdPerYear()));
        inputs.add(new UncertainInput("duration", staff.durationYears()));
        return MonteCarlo.runParts(
                seed,
                samples,
                confidence,
                inputs,
                parts + 1,
                (draw, part) -> {
                    double sum = 0;
                    for (int i = 0; i < parts; i++) {
                        part[i] = draw[i] * draw[parts + (factors == 1 ? 0 : i)];
                        sum += part[i];
                    }
                    part[parts] = draw[parts + factors] * draw[parts + factors + 1];
                    return sum + part[parts];
                });
    }
}
