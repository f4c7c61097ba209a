package dev.modelcost.calc.serving;

import static dev.modelcost.calc.serving.ServingFixtures.CONSTANTS;
import static dev.modelcost.calc.serving.ServingFixtures.H100_FP8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What holds of every mixture of experts: it costs more than its active part, less than its whole.
 */
class MixtureLawsTest {

    private static final double TOTAL = 671e9;
    private static final int EXPERTS = 256;
    private static final int PER_TOKEN = 8;

    @Test
    void sharedParametersFollowFromExpertsAndActiveOnes() {
        // DeepSeek-V3: 37 billion active, of which 8 of 256 experts make about 20.
        var shared = ServedModel.sharedParameters(TOTAL, 37e9, EXPERTS, PER_TOKEN);

        assertThat(shared).isCloseTo(16.5e9, withinPercentage(1));
        assertThat(shared + (TOTAL - shared) * PER_TOKEN / EXPERTS)
                .isCloseTo(37e9, withinPercentage(1e-9));
    }

    @Test
    void roundedFiguresGiveNoLessThanNothing() {
        assertThat(ServedModel.sharedParameters(100e9, 3e9, 32, 1)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServedModel.sharedParameters(100e9, 3e9, 8, 8));
    }

    @Property
    void aBatchReadsBetweenTheActiveWeightsAndAll(
            @ForAll @DoubleRange(min = 0.03, max = 1) double activeShare,
            @ForAll @IntRange(min = 1, max = 4096) int batch) {
        var mixture = mixture(activeShare * TOTAL);

        assertThat(mixture.weightBytesRead(1))
                .isCloseTo(mixture.parametersActive(), withinPercentage(1e-6));
        assertThat(mixture.weightBytesRead(batch))
                .isBetween(mixture.parametersActive() * (1 - 1e-9), TOTAL * (1 + 1e-9));
        assertThat(mixture.weightBytesRead(batch + 1))
                .isGreaterThanOrEqualTo(mixture.weightBytesRead(batch) * (1 - 1e-12));
    }

    @Property(tries = 200)
    void aMixtureCostsBetweenADenseModelOfItsActiveAndOneOfAllParameters(
            @ForAll @DoubleRange(min = 0.05, max = 1) double activeShare,
            @ForAll @IntRange(min = 1, max = 1024) int batch) {
        var active = activeShare * TOTAL;
        var small = cost(dense(active), batch);
        var cost = cost(mixture(active), batch);
        var large = cost(dense(TOTAL), batch);

        assertThat(cost).isBetween(small * (1 - 1e-9), large * (1 + 1e-9));
    }

    private static double cost(ServedModel model, int batch) {
        return ServingCost.of(
                        model,
                        H100_FP8,
                        // So many that both hold any batch.
                        new ServingLoad(8, batch, 3000, 1000).on(Sharing.dataAndExperts(64)),
                        new ChipRate(2, 1, null),
                        CONSTANTS)
                .usdPerMillionTokens()
                .median();
    }

    private static ServedModel mixture(double active) {
        return model(
                active, ServedModel.sharedParameters(TOTAL, active, EXPERTS, PER_TOKEN), TOTAL);
    }

    private static ServedModel dense(double parameters) {
        return model(parameters, parameters, parameters);
    }

    private static ServedModel model(double active, double shared, double total) {
        return new ServedModel(
                total,
                active,
                shared,
                61,
                7168,
                128,
                576,
                576,
                1,
                1,
                KvCache.latent(576, 61, 2, null),
                active < total ? PER_TOKEN : 0,
                null);
    }
}
