package dev.modelcost.calc.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PeakOrderTest {

    private static final Map<Precision, Double> GTX_1080 =
            Map.of(Precision.FP16, 0.14e12, Precision.FP32, 8.87e12);
    private static final Map<Precision, Double> A100 =
            Map.of(
                    Precision.BF16, 312e12,
                    Precision.TF32, 156e12,
                    Precision.FP32, 19.5e12,
                    Precision.INT8, 624e12,
                    Precision.INT4, 1248e12);
    private static final Map<Precision, Double> H100 =
            Map.of(Precision.BF16, 989e12, Precision.FP8, 1979e12, Precision.FP32, 67e12);

    @Test
    void takesNoGpusSixteenBitsOutsideTensorCores() {
        assertThat(PeakOrder.forTraining(true, GTX_1080.keySet())).contains(Precision.FP32);
        assertThat(PeakOrder.forTraining(true, A100.keySet())).contains(Precision.BF16);
    }

    @Test
    void takesTheSixteenBitsOfATpu() {
        assertThat(PeakOrder.forTraining(false, GTX_1080.keySet())).contains(Precision.FP16);
    }

    @Test
    void trainsInNoIntegers() {
        assertThat(PeakOrder.forTraining(false, Map.of(Precision.INT8, 1e12).keySet())).isEmpty();
    }

    @Test
    void widensFourBitIntegersToEightOrSixteen() {
        assertThat(PeakOrder.forWeights(Precision.INT4, A100)).contains(Precision.INT8);
        assertThat(PeakOrder.forWeights(Precision.INT4, H100)).contains(Precision.FP8);
    }

    /** Blackwell Ultra has next to no integer units left. */
    @Test
    void widensToWhicheverIsFaster() {
        var b300 =
                Map.of(
                        Precision.INT8, 157.5e12,
                        Precision.BF16, 2250e12,
                        Precision.FP8, 4500e12,
                        Precision.FP4, 14000e12);

        assertThat(PeakOrder.forWeights(Precision.INT4, b300)).contains(Precision.FP8);
        assertThat(PeakOrder.forWeights(Precision.INT8, b300)).contains(Precision.BF16);
    }

    @Test
    void calculatesInTheFastestFormatThatHoldsTheWeights() {
        assertThat(PeakOrder.forWeights(Precision.FP8, A100)).contains(Precision.BF16);
        assertThat(PeakOrder.forWeights(Precision.FP8, H100)).contains(Precision.FP8);
        assertThat(PeakOrder.forWeights(Precision.BF16, H100)).contains(Precision.BF16);
        assertThat(PeakOrder.forWeights(Precision.BF16, GTX_1080)).contains(Precision.FP32);
        assertThat(PeakOrder.forWeights(Precision.FP64, H100)).isEmpty();
    }

    @Test
    void boundsARunByTheFormatItWorkedIn() {
        assertThat(PeakOrder.bound(Precision.BF16, H100)).contains(Precision.BF16);
        assertThat(PeakOrder.bound(Precision.FP8, H100)).contains(Precision.FP8);
        assertThat(PeakOrder.bound(Precision.FP32, A100)).contains(Precision.FP32);
    }

    @Test
    void boundsARunOfUnknownFormatByAnyFloatingPoint() {
        assertThat(PeakOrder.bound(null, A100)).contains(Precision.BF16);
        assertThat(PeakOrder.bound(null, H100)).contains(Precision.FP8);
        assertThat(PeakOrder.bound(Precision.FP64, H100)).contains(Precision.FP8);
    }
}
