package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.FRANCE_2022;
import static dev.modelcost.footprint.FootprintFixtures.centre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.hardware.DataCentre;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;

/** What holds of a footprint whatever is known of the machines. */
class FootprintPropertiesTest {

    private static final EmbodiedConstants EMBODIED =
            new EmbodiedConstants(164, 5700, 8, 26_298, "ecologits-0.9");

    private static final double ROUNDING = 1e-9;

    @Property(tries = 25)
    void drawsWhatTheMachinesUseTimesThePueAtEveryQuantile(
            @ForAll @DoubleRange(min = 1, max = 1e6) double hours,
            @ForAll @DoubleRange(min = 10, max = 2000) double watts,
            @ForAll @DoubleRange(min = 1, max = 3) double spread,
            @ForAll @DoubleRange(min = 1, max = 2) double pue) {
        var usage = of(use(hours, watts, spread), centre(pue, 1));

        assertTimes(usage.energyKwh(), usage.itEnergyKwh(), pue);
        assertTimes(usage.operationalCarbonKgCo2(), usage.energyKwh(), 0.057);
        assertTimes(usage.onSiteWaterLitres(), usage.itEnergyKwh(), 1);
        assertTimes(usage.offSiteWaterLitres(), usage.energyKwh(), 2);
    }

    @Property(tries = 25)
    void usesTheSameWhateverIsKnownOfTheDataCentre(
            @ForAll @DoubleRange(min = 1, max = 1e6) double hours,
            @ForAll @DoubleRange(min = 10, max = 2000) double watts,
            @ForAll @DoubleRange(min = 1.01, max = 3) double spread,
            @ForAll @DoubleRange(min = 1, max = 2) double pue) {
        var use = use(hours, watts, spread);
        var without = of(use, centre(1, 1));

        assertThat(of(use, centre(pue, 0.5)).itEnergyKwh()).isEqualTo(without.itEnergyKwh());
        assertThat(of(use, FootprintFixtures.uncertainCentre()).itEnergyKwh())
                .isEqualTo(without.itEnergyKwh());
        assertThat(without.energyKwh()).isEqualTo(without.itEnergyKwh());
    }

    private static void assertTimes(Estimate product, Estimate factor, double times) {
        assertThat(product.low()).isCloseTo(factor.low() * times, near(product.low()));
        assertThat(product.median()).isCloseTo(factor.median() * times, near(product.median()));
        assertThat(product.high()).isCloseTo(factor.high() * times, near(product.high()));
    }

    private static Offset<Double> near(double value) {
        return within(ROUNDING * value);
    }

    private static EnergyUse use(double hours, double watts, double spread) {
        return new EnergyUse(
                "run",
                Distribution.lognormal(hours / spread, hours, hours * spread),
                Distribution.lognormal(watts / spread, watts, watts * spread),
                false,
                List.of(),
                "paper");
    }

    private static UsageFootprint of(EnergyUse use, DataCentre centre) {
        return SampledFootprint.of(List.of(use), centre, FRANCE_2022, EMBODIED).usage();
    }
}
