package dev.modelcost.calc.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void areOfTypeSeven() {
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.05)).isCloseTo(1.15, within(1e-12));
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0)).isEqualTo(1);
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 1)).isEqualTo(4);
        assertThat(Quantiles.of(new double[] {5}, 0.3)).isEqualTo(5);
    }

    @Property
    void areThoseOfTheSortedValues(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1e9, max = 1e9) Double> list,
            @ForAll @DoubleRange(min = 0, max = 0.5) double tail) {
        expectThoseOfTheSorted(list.stream().mapToDouble(v -> v).toArray(), tail);
    }

    @Property
    void areThoseOfTheSortedValuesWhateverTheirSize(
            @ForAll @Size(min = 1, max = 300) List<Double> list,
            @ForAll @DoubleRange(min = 0, max = 0.5) double tail) {
        expectThoseOfTheSorted(list.stream().mapToDouble(v -> v).map(v -> v / 4).toArray(), tail);
    }

    @Test
    void manyValuesMayBeTheSame() {
        var values = new double[1000];
        Arrays.fill(values, 1);
        values[17] = 1e-300;
        values[500] = 1e300;
        expectThoseOfTheSorted(values, 0.05);
        expectThoseOfTheSorted(values, 0);
    }

    @Test
    void theSmallestMayBeNothingNextToTheLargest() {
        expectThoseOfTheSorted(new double[] {-Double.MAX_VALUE, -1, -0.5, 0, 3, 1e9, 2e9}, 0.2);
        expectThoseOfTheSorted(new double[] {-Double.MAX_VALUE, -1e308, -1.5e308}, 0.1);
        expectThoseOfTheSorted(new double[] {Double.MIN_VALUE, 0, Double.MAX_VALUE, 1, 2}, 0.3);
    }

    private static void expectThoseOfTheSorted(double[] values, double tail) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var ps = new double[] {tail, 0.5, 1 - tail};
        var expected = Arrays.stream(ps).map(p -> ofSorted(sorted, p)).toArray();
        assertThat(Quantiles.of(values.clone(), ps)).containsExactly(expected);
    }

    private static double ofSorted(double[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        double weight = position - below;
        return weight == 0
                ? sorted[below]
                : sorted[below] + weight * (sorted[below + 1] - sorted[below]);
    }
}
