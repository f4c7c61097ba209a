package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.TODAY;
import static dev.modelcost.serving.ServingFixtures.TUNED;
import static dev.modelcost.serving.ServingFixtures.dense70B;
import static dev.modelcost.serving.ServingFixtures.facts;
import static dev.modelcost.serving.ServingFixtures.h100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.testsupport.ShippedAssumptions;
import org.junit.jupiter.api.Test;

class ServingEnergyTest {

    private static final double JOULES_PER_WATT_HOUR = 3600;

    @Test
    void isThatOfTheServingCostWithoutAPrice() {
        var energy = of(dense70B(), null, null);
        var cost =
                ServingEstimate.of(
                        ServedModelRequest.of("dense-70b"),
                        NO_DEPLOYMENT,
                        DeploymentPlan.of(
                                new ServingCostRequest(NO_DEPLOYMENT, null),
                                dense70B(),
                                64,
                                true,
                                TODAY),
                        facts(dense70B(), ServingFixtures.marketRate(2), null),
                        TUNED);

        assertThat(energy.chipHours().median() * energy.wattsPerChip().median())
                .isCloseTo(
                        cost.drawn().joulesPerOutputToken().median() * 1000 / JOULES_PER_WATT_HOUR,
                        within(1e-9));
        assertThat(energy.chips()).isEqualTo(cost.load().chips());
        assertThat(energy.assumed()).noneMatch(line -> line.contains("rate"));
    }

    /** Half of the time the chips wait, and each request pays for it. */
    @Test
    void countsTheHoursInWhichTheChipsWait() {
        var busy = of(dense70B(), null, 1.0);
        var half = of(dense70B(), null, 0.5);

        assertThat(half.chipHours().median())
                .isCloseTo(2 * busy.chipHours().median(), within(1e-12));
        assertThat(half.wattsPerChip().median())
                .isLessThan(busy.wattsPerChip().median())
                .isGreaterThan(busy.wattsPerChip().median() / 2);
    }

    @Test
    void takesLessOfABatchThatIsLarger() {
        var few = of(dense70B(), 8, null);
        var many = of(dense70B(), 128, null);

        assertThat(wattHours(many)).isLessThan(wattHours(few) / 2);
    }

    @Test
    void needsLayersAndHeads() {
        var unknown = dense70B();
        unknown.layers = null;
        var known = dense70B();
        known.parametersActive = 70e9;

        assertThat(new ServingEnergy.Served(unknown, null, null).isKnown()).isFalse();
        assertThat(new ServingEnergy.Served(known, null, null).isKnown()).isTrue();
        assertThat(new ServingEnergy.Served(null, 70e9, 70e9).isKnown()).isFalse();
        assertThatThrownBy(() -> of(unknown, null, null))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("layers and heads");
    }

    /** A mixture whose active parameters nobody tells is not taken as dense. */
    @Test
    void doesNotTakeAMixtureAsDense() {
        var mixture = dense70B();
        mixture.mixture = true;

        assertThat(new ServingEnergy.Served(mixture, null, null).isKnown()).isFalse();
    }

    private static double wattHours(ServingEnergy energy) {
        return energy.chipHours().median() * energy.wattsPerChip().median();
    }

    private static ServingEnergy of(Model model, Integer batch, Double utilization) {
        return ServingEnergy.of(
                new ServingEnergy.Served(model, null, null),
                ServingEnergyRequest.of(
                        null,
                        null,
                        new ServingEnergyRequest.Load(null, null),
                        new ServingEnergyRequest.Settings(null, batch, null, utilization)),
                h100(),
                facts(model, null, null).peaks(),
                ShippedAssumptions.open(AssumptionBook.SERVING),
                64);
    }
}
