package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.FRANCE_2022;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.claim.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintComparisonTest {

    private static final TrainingFootprint TRAINING =
            new TrainingFootprint(
                    Estimate.exact(1),
                    List.of(),
                    "stated",
                    new UsageFootprint(
                            Estimate.range(80_000, 100_000, 120_000, 0.9),
                            Estimate.range(90_000, 110_000, 130_000, 0.9),
                            Estimate.range(9_000, 11_000, 13_000, 0.9),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            Estimate.exact(1),
                            UsageFootprint.Electricity.of(FRANCE_2022)));

    @Test
    void comparesInTheUnitOfTheFigure() {
        var comparison = FootprintComparison.of(energy(100, "facility"), TRAINING);

        assertThat(comparison.estimate().low()).isEqualTo(90);
        assertThat(comparison.within()).isTrue();
        assertThat(comparison.explanation()).isNull();
    }

    @Test
    void comparesWhatTheMachinesUsedWithTheMachines() {
        assertThat(FootprintComparison.of(energy(85, "machines"), TRAINING).within()).isTrue();
        assertThat(FootprintComparison.of(energy(85, "facility"), TRAINING).within()).isFalse();
    }

    @Test
    void explainsAFigureOfTheChipsAloneOnlyWhereItIsBelow() {
        assertThat(FootprintComparison.of(energy(60, "chips"), TRAINING).explanation())
                .startsWith("Of the electricity of the chips alone");
        assertThat(FootprintComparison.of(energy(160, "chips"), TRAINING).explanation()).isNull();
    }

    @Test
    void explainsAFigureOfTheMachinesAloneOnlyWhereItIsBelow() {
        assertThat(FootprintComparison.of(energy(10, "machines"), TRAINING).explanation())
                .startsWith("Of the machines without their data centre");
        assertThat(FootprintComparison.of(energy(200, "machines"), TRAINING).explanation())
                .isNull();
    }

    @Test
    void explainsACarbonThatIsNetOfWhatWasBought() {
        var net = claim("carbon", 4, "tCO2e");
        net.accounting = "market";

        assertThat(FootprintComparison.of(net, TRAINING).explanation()).startsWith("Net of");
    }

    @Test
    void leavesAFigureThatNothingExplainsWithoutAWord() {
        var comparison = FootprintComparison.of(energy(60, "facility"), TRAINING);

        assertThat(comparison.within()).isFalse();
        assertThat(comparison.explanation()).isNull();
    }

    @Test
    void comparesNothingWithAnotherScope() {
        var request = claim("energy", 0.24, "Wh");
        request.scope = "per-request";
        var making = claim("carbon", 11.2, "tCO2e");
        making.boundary = "embodied";

        assertThat(FootprintComparison.of(request, TRAINING).within()).isNull();
        assertThat(FootprintComparison.of(request, TRAINING).explanation())
                .isEqualTo("Of a request, not of the training.");
        assertThat(FootprintComparison.of(making, TRAINING).estimate()).isNull();
        assertThat(FootprintComparison.of(energy(1, "facility"), null).explanation())
                .startsWith("The record does not tell enough");
    }

    private static Claim energy(double megawattHours, String boundary) {
        var claim = claim("energy", megawattHours, "MWh");
        claim.boundary = boundary;
        return claim;
    }

    private static Claim claim(String metric, double value, String unit) {
        var claim = new Claim();
        claim.metric = metric;
        claim.value = value;
        claim.unit = unit;
        claim.scope = "run";
        return claim;
    }
}
