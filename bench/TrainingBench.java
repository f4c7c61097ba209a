package dev.modelcost.calc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * How long one exact estimate takes, and 10,000 samples of the amortised method. See README.md.
 *
 * <p>Processor time of the thread, not wall-clock, so that a busy machine does not count.
 */
public final class TrainingBench {

    private static final int ROUNDS = 9;

    private TrainingBench() {}

    public static void main(String[] args) {
        var in =
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
        var stage =
                new AmortizedStages.Stage(
                        in, ranges(), ChipHours.Basis.CHIPS_TIMES_HOURS, "", "", 0, 1);
        var stages = AmortizedStages.of(List.of(stage));
        measure("one exact estimate with its derivation", 20_000, () -> AmortizedCost.of(in).costUsd());
        measure(
                "10,000 samples, cost alone",
                100,
                () -> stages.sampleCost(1, 10_000, 0.9).estimate().median());
        measure(
                "10,000 samples, with parts and sensitivity",
                100,
                () -> stages.sample(1, 10_000, 0.9).middle());
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
                        0.375);
        return new AmortizedUncertainty(
                Distribution.lognormal(0.5, 2),
                Distribution.exact(1),
                Distribution.lognormal(1.07, 1.32),
                Distribution.normal(0.10, 0.18),
                Distribution.normal(-120, 120),
                Distribution.lognormal(0.6, 1.7),
                Distribution.lognormal(0.56, 1),
                Distribution.lognormal(1.12, 1.4),
                work);
    }

    private static void measure(String what, int times, java.util.function.DoubleSupplier work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var micros = new double[ROUNDS];
        double sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                sink += work.getAsDouble();
            }
            micros[round] = (threads.getCurrentThreadCpuTime() - before) / 1e3 / times;
        }
        // The first rounds compile.
        var warm = Arrays.copyOfRange(micros, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%-45s %10.2f us (median of %d warm rounds; best %.2f)%n",
                what, warm[warm.length / 2], warm.length, warm[0]);
        if (Double.isNaN(sink)) {
            throw new IllegalStateException();
        }
    }
}
