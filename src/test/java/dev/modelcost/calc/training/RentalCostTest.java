package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.hardware.Commitment;
import dev.modelcost.calc.hardware.CommitmentDiscounts;
import dev.modelcost.calc.hardware.DatedPrice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RentalCostTest {

    private static final RentalCost V3 =
            RentalCost.of(
                    List.of(
                            stage("pre-training", 2_664_000),
                            stage("context extension", 119_000),
                            stage("post-training", 5_000)));
    private static final RentalCost R1 =
            RentalCost.of(
                    List.of(
                            stage("R1-Zero", 101_000),
                            stage("SFT data", 5_000),
                            stage("R1", 41_000)));

    @Test
    void addsTheStagesOfDeepSeekV3() {
        assertThat(V3.chipHours()).isEqualTo(2_788_000);
        assertThat(V3.costUsd()).isEqualTo(5_576_000);
    }

    @Test
    void addsTheStagesOfDeepSeekR1() {
        assertThat(R1.chipHours()).isEqualTo(147_000);
        assertThat(R1.costUsd()).isEqualTo(294_000);
    }

    @Test
    void derivesEachStageAndTheSum() {
        assertThat(V3.derivation()).hasSize(4);
        assertThat(V3.derivation().get(3).inputs())
                .extracting(Input::value)
                .containsExactly(5_328_000.0, 238_000.0, 10_000.0);
        assertThat(V3.derivation().get(0).sources()).containsExactly("arxiv-2412.19437");
        assertThat(RentalCost.of(List.of(stage("all", 10))).derivation()).hasSize(1);
    }

    @Test
    void noStagesIsNotFree() {
        assertThatThrownBy(() -> RentalCost.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stage("free", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void convertsCommitments() {
        var aws = new CommitmentDiscounts(0.41, 0.64);
        assertThat(aws.convert(4.10, Commitment.ON_DEMAND, Commitment.THREE_YEAR))
                .isCloseTo(1.476, within(1e-12));
        assertThat(aws.convert(2.40, Commitment.ONE_YEAR, Commitment.THREE_YEAR))
                .isCloseTo(2.40 * 0.36 / 0.59, within(1e-12));
        assertThat(aws.convert(2.40, Commitment.ONE_YEAR, Commitment.ONE_YEAR)).isEqualTo(2.40);
        assertThat(
                        aws.derivation(
                                        4.10,
                                        Commitment.ON_DEMAND,
                                        Commitment.THREE_YEAR,
                                        "row",
                                        "set")
                                .sources())
                .containsExactly("row", "set");
        assertThatThrownBy(() -> new CommitmentDiscounts(0.41, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommitmentDiscounts(-0.1, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheNearestEarlierPriceElseTheNearestLater() {
        var may = new DatedPrice(LocalDate.of(2022, 5, 1), 3, null);
        var july = new DatedPrice(LocalDate.of(2022, 7, 1), 2, null);
        var rows = List.of(july, may);
        assertThat(DatedPrice.nearest(rows, LocalDate.of(2022, 6, 30))).contains(may);
        assertThat(DatedPrice.nearest(rows, LocalDate.of(2022, 7, 1))).contains(july);
        assertThat(DatedPrice.nearest(rows, LocalDate.of(2021, 1, 1))).contains(may);
        assertThat(DatedPrice.nearest(List.of(), LocalDate.of(2021, 1, 1))).isEmpty();
    }

    private static RentalStage stage(String name, double chipHours) {
        return new RentalStage(name, chipHours, 2, "arxiv-2412.19437", "arxiv-2412.19437");
    }
}
