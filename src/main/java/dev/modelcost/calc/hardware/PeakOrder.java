package dev.modelcost.calc.hardware;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which of a chip's dense peaks applies. An MFU refers to the 16-bit peak on tensor cores,
 * whatever format the run used; a chip without one is measured by the next best. Epoch's rule from
 * "The rising costs of training frontier AI models".
 */
public final class PeakOrder {

    /** FP16 outside tensor cores says little about a GPU: on a GTX 1080 it is a 64th of FP32. */
    private static final List<Precision> OF_GPU =
            List.of(Precision.BF16, Precision.TF32, Precision.FP32, Precision.FP16);

    /** TPUs and similar chips have no other units, so FP16 is what they train in. */
    private static final List<Precision> OF_OTHERS =
            List.of(Precision.BF16, Precision.TF32, Precision.FP16, Precision.FP32);

    /**
     * The formats in which numbers of another format can be processed without loss. Four-bit
     * integers have no units of their own in use, so they are widened to eight or sixteen bits.
     */
    private static final Map<Precision, Set<Precision>> CALCULATED_IN =
            Map.of(
                    Precision.FP64, EnumSet.of(Precision.FP64),
                    Precision.FP32, EnumSet.of(Precision.FP32),
                    Precision.TF32, EnumSet.of(Precision.TF32, Precision.FP32),
                    Precision.BF16, sixteenBitsAnd(),
                    Precision.FP16, sixteenBitsAnd(),
                    Precision.FP8, sixteenBitsAnd(Precision.FP8),
                    Precision.INT8, sixteenBitsAnd(Precision.INT8),
                    Precision.FP4, sixteenBitsAnd(Precision.FP4, Precision.FP8),
                    Precision.INT4, sixteenBitsAnd(Precision.INT8, Precision.FP8));

    private PeakOrder() {}

    /** The formats whose peak an MFU may refer to, in order of preference. */
    public static List<Precision> ofTraining(boolean gpu) {
        return gpu ? OF_GPU : OF_OTHERS;
    }

    /**
     * The format whose peak an MFU refers to.
     *
     * @param known the formats in which the chip's peak is known
     * @return empty if models are trained in none of them
     */
    public static Optional<Precision> forTraining(boolean gpu, Set<Precision> known) {
        return ofTraining(gpu).stream().filter(known::contains).findFirst();
    }

    /**
     * The format in which weights of a given format are processed: the fastest one that can
     * represent them.
     *
     * @param peaks dense, by format, in operations per second
     * @return empty if the chip's peak is known in none of them
     */
    public static Optional<Precision> forWeights(Precision weights, Map<Precision, Double> peaks) {
        return fastest(CALCULATED_IN.get(weights), weights, peaks);
    }

    /**
     * The format whose peak no run can exceed: the fastest of those in which the run's numbers can
     * be processed; if the run's format or those peaks are unknown, the chip's fastest
     * floating-point format.
     *
     * @param worked format of the run; null if unknown
     * @param peaks dense, by format, in operations per second
     * @return empty if no floating-point peak of the chip is known
     */
    public static Optional<Precision> bound(Precision worked, Map<Precision, Double> peaks) {
        var any = EnumSet.allOf(Precision.class);
        any.removeIf(precision -> !precision.isFloatingPoint());
        if (worked == null) {
            return fastest(any, null, peaks);
        }
        return forWeights(worked, peaks).or(() -> fastest(any, null, peaks));
    }

    /** The highest peak of any format, including integers; empty if none is known. */
    public static Optional<Precision> fastest(Map<Precision, Double> peaks) {
        return fastest(EnumSet.allOf(Precision.class), null, peaks);
    }

    /** Among equally fast formats the preferred one, then the first in the enumeration. */
    private static Optional<Precision> fastest(
            Set<Precision> usable, Precision preferred, Map<Precision, Double> peaks) {
        Comparator<Precision> bySpeed = Comparator.comparing(peaks::get, Comparator.reverseOrder());
        return usable.stream()
                .filter(peaks::containsKey)
                .sorted(bySpeed.thenComparing(precision -> precision != preferred))
                .findFirst();
    }

    private static Set<Precision> sixteenBitsAnd(Precision... narrower) {
        var usable = EnumSet.of(Precision.BF16, Precision.FP16, Precision.TF32, Precision.FP32);
        usable.addAll(List.of(narrower));
        return usable;
    }
}
