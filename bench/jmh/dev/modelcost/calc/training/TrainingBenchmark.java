package dev.modelcost.calc.training;

import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.SampledParts;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One exact estimate, and samples of the amortised method: GPT-4, chips x hours of a data set, every
 * input with its range. In the package of the formulas, to reach the sampling of the cost alone. See
 * bench/README.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class TrainingBenchmark {

    private static final int SAMPLES = 10_000;

    private final AmortizedInputs gpt4 =
            new AmortizedInputs(
                    24_875,
                    1.66,
                    LocalDate.of(2020, 8, 12),
                    LocalDate.of(2022, 5, 12),
                    57e6,
                    400,
                    2.031,
                    0.75,
                    1.25,
                    0.0806,
                    0.19,
                    0.14);

    private final AmortizedStages stages =
            AmortizedStages.of(
                    List.of(
                            new AmortizedStages.Stage(
                                    gpt4,
                                    ranges(),
                                    ChipHours.Basis.CHIPS_TIMES_HOURS,
                                    "",
                                    "",
                                    0,
                                    1)));

    private final double[] draw =
            stages.inputs().stream().mapToDouble(i -> i.distribution().median()).toArray();

    private final double[] parts = new double[stages.allChipHours().index() + 1];

    @Benchmark
    public AmortizedCost exactEstimateWithDerivation() {
        return AmortizedCost.of(gpt4);
    }

    @Benchmark
    public double oneSampleOfTheFormula() {
        return stages.costUsd(draw, parts);
    }

    @Benchmark
    public SampledParts costAlone() {
        return stages.sampleCost(1, SAMPLES, 0.9);
    }

    @Benchmark
    public SampledParts partsAndSensitivity() {
        return stages.sample(1, SAMPLES, 0.9).aroundMiddles();
    }

    private static AmortizedUncertainty ranges() {
        var work =
                new WorkUncertainty(
                        Distribution.exact(1),
                        Distribution.lognormal(0.8, 1.25),
                        Distribution.lognormal(0.5, 2),
                        Distribution.lognormal(1.0 / 3, 3),
                        Distribution.lognormal(0.5, 2),
                        Distribution.normal(0.1, 0.65, 0.01, 0.99),
                        0.375,
                        Distribution.exact(1));
        return new AmortizedUncertainty(
                Distribution.lognormal(0.5, 2),
                Distribution.lognormal(1.3, 2.1),
                Distribution.lognormal(1.07, 1.32),
                Distribution.normal(0.10, 0.18),
                Distribution.normal(-120, 120),
                Distribution.lognormal(0.6, 1.7),
                Distribution.lognormal(0.56, 1),
                Distribution.lognormal(1.12, 1.4),
                work);
    }
}
