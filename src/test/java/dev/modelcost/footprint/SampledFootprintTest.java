package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.FRANCE_2022;
import static dev.modelcost.footprint.FootprintFixtures.centre;
import static dev.modelcost.footprint.FootprintFixtures.uncertainCentre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.hardware.DataCentre;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledFootprintTest {

    private static final EmbodiedConstants EMBODIED =
            new EmbodiedConstants(164, 5700, 8, 26_298, "ecologits-0.9");

    private static final EnergyUse CERTAIN = use(Distribution.exact(1000), Distribution.exact(400));
    private static final EnergyUse UNCERTAIN =
            use(Distribution.lognormal(800, 1000, 1250), Distribution.lognormal(300, 400, 500));

    @Test
    void isExactWhereEverythingIsKnown() {
        var usage = of(CERTAIN, centre(1.5, 1)).usage();

        assertThat(usage.energyKwh().exact()).isTrue();
        assertThat(usage.energyKwh().median()).isEqualTo(600);
        assertThat(usage.onSiteWaterLitres().median()).isEqualTo(400);
        assertThat(usage.offSiteWaterLitres().median()).isEqualTo(1200);
        assertThat(usage.waterLitres().median()).isEqualTo(1600);
        assertThat(usage.operationalCarbonKgCo2().median()).isCloseTo(34.2, within(1e-9));
        assertThat(usage.embodiedCarbonKgCo2().median())
                .isCloseTo(1000 / 26_298.0 * (164 + 5700 / 8.0), within(1e-9));
        assertThat(usage.electricity().region()).isEqualTo("FRA");
    }

    @Test
    void drawsAsMuchFromTheGridAsTheMachinesUseWhereThereIsNoOverhead() {
        var usage = of(UNCERTAIN, centre(1, 1)).usage();

        assertThat(usage.energyKwh()).isEqualTo(usage.itEnergyKwh());
        assertThat(usage.energyKwh().low()).isLessThan(usage.energyKwh().median());
    }

    @Test
    void hasOneRangeForWaterThatFollowsTheSameEnergy() {
        var usage = of(UNCERTAIN, centre(1, 1)).usage();

        assertThat(usage.onSiteWaterLitres().low())
                .isCloseTo(usage.itEnergyKwh().low(), within(1e-9));
        assertThat(usage.waterLitres().high())
                .isCloseTo(3 * usage.itEnergyKwh().high(), within(1e-9));
    }

    @Test
    void putsTheOverheadIntoItsOwnRange() {
        var usage = of(CERTAIN, uncertainCentre()).usage();

        assertThat(usage.itEnergyKwh().exact()).isTrue();
        assertThat(usage.energyKwh().low()).isCloseTo(400 * 1.1, within(2.0));
        assertThat(usage.energyKwh().high()).isCloseTo(400 * 1.3, within(2.0));
        assertThat(usage.pue().low()).isCloseTo(1.1, within(1e-9));
    }

    @Test
    void answersTheSameQuestionTheSame() {
        assertThat(of(UNCERTAIN, uncertainCentre())).isEqualTo(of(UNCERTAIN, uncertainCentre()));
    }

    private static SampledFootprint of(EnergyUse use, DataCentre centre) {
        return SampledFootprint.of(List.of(use), centre, FRANCE_2022, EMBODIED);
    }

    private static EnergyUse use(Distribution hours, Distribution watts) {
        return new EnergyUse("run", hours, watts, false, List.of(), "paper");
    }
}
