package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.ECOLOGITS;
import static dev.modelcost.footprint.FootprintFixtures.EPOCH;
import static dev.modelcost.footprint.FootprintFixtures.FRANCE_2022;
import static dev.modelcost.footprint.FootprintFixtures.NO_SITE;
import static dev.modelcost.footprint.FootprintFixtures.PRIORS;
import static dev.modelcost.footprint.FootprintFixtures.a100;
import static dev.modelcost.footprint.FootprintFixtures.measuredPower;
import static dev.modelcost.footprint.FootprintFixtures.model;
import static dev.modelcost.footprint.FootprintFixtures.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.serving.ServingEnergyRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelFootprintTest {

    private static final FootprintRequest NOTHING_ASKED = FootprintFixtures.asked(NO_SITE);

    private static final TrainingPlace FRANCE =
            new TrainingPlace("FRA", TrainingPlace.STATED, null, null, false, "paper", null);

    private static final TrainingEnergy UNKNOWN =
            new TrainingEnergy(List.of(), Set.of(), List.of(), List.of("chip-hours of dense-70b"));

    @Test
    void coversTrainingAndAMillionTokens() {
        var asked = FootprintFixtures.asked(new SiteRequest(null, null, 1.2, 0.569, null, null));

        var footprint = of(model(), asked, measured());

        assertThat(footprint.training().footprint().itEnergyKwh().median()).isEqualTo(330);
        assertThat(footprint.training().powerBasis()).containsExactly(TrainingEnergy.MEASURED);
        assertThat(footprint.perMillionTokens().chips()).isEqualTo(4);
        assertThat(footprint.perMillionTokens().joulesPerOutputToken().median())
                .isCloseTo(2.367, within(0.001));
        assertThat(footprint.trainingNote()).startsWith("The stages that trained Dense 70B");
    }

    @Test
    void saysOfWhichYearTheElectricityIs() {
        assertThat(of(model(), NOTHING_ASKED, measured()).assumed())
                .contains(
                        "Electricity of training: that of 2022, the nearest in the record to the model's training.",
                        "Electricity of serving: that of 2022, the latest year in the record.")
                .doesNotHaveDuplicates();
    }

    @Test
    void takesTheYearThatIsAskedForElseThatInWhichTrainingEnded() {
        var newYears = model();
        newYears.releasedOn = LocalDate.of(2022, 1, 20);
        var asked = FootprintFixtures.asked(new SiteRequest(null, 2020, null, null, null, null));
        var undated = model();
        undated.releasedOn = null;

        assertThat(ModelFootprint.trainingYear(model(), asked, EPOCH)).isEqualTo(2020);
        assertThat(ModelFootprint.trainingYear(model(), NOTHING_ASKED, EPOCH)).isEqualTo(2022);
        assertThat(ModelFootprint.trainingYear(newYears, NOTHING_ASKED, EPOCH)).isEqualTo(2021);
        assertThat(ModelFootprint.trainingYear(undated, NOTHING_ASKED, EPOCH)).isNull();
    }

    @Test
    void saysThatThePowerIsByTdp() {
        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, 8.0, a100())), List.of(), null, EPOCH, PRIORS);

        assertThat(of(model(), NOTHING_ASKED, energy).assumed())
                .anyMatch(line -> line.startsWith("Power of training: TDP x"));
    }

    @Test
    void answersForServingWhereTheTrainingIsUnknown() {
        var footprint = of(model(), NOTHING_ASKED, UNKNOWN);

        assertThat(footprint.training()).isNull();
        assertThat(footprint.trainingNote()).isEqualTo("Missing: chip-hours of dense-70b.");
        assertThat(footprint.perMillionTokens()).isNotNull();
    }

    /** 1,000 requests of 0.001 chip-hours at 500 W, times a PUE of 1.2, over 4 M tokens. */
    @Test
    void servesAMillionTokensByTheEstimateOfServingWhereThereIsOne() {
        var asked = FootprintFixtures.asked(new SiteRequest(null, null, 1.2, 0.5, null, null));

        var footprint =
                of(model(), asked, UNKNOWN, FootprintFixtures.served(ModelFootprint.TOKENS));

        var tokens = footprint.perMillionTokens();
        assertThat(tokens.method()).isEqualTo(RequestEnergy.BY_SERVING);
        assertThat(tokens.promptTokens()).isEqualTo(3e6);
        assertThat(tokens.footprint().itEnergyKwh().median()).isCloseTo(0.5, within(1e-12));
        assertThat(tokens.footprint().energyKwh().median()).isCloseTo(0.6, within(1e-12));
        assertThat(tokens.footprint().energyKwh().low()).isLessThan(0.4);
        assertThat(tokens.footprint().energyKwh().high()).isGreaterThan(0.9);
        assertThat(tokens.joulesPerOutputToken().median()).isCloseTo(2.16, within(1e-9));
        assertThat(tokens.joulesPerToken().median()).isCloseTo(0.54, within(1e-9));
        assertThat(footprint.perMillionTokensNote()).contains("estimate of serving");
        assertThat(footprint.assumed()).contains("Batch: 64.");
    }

    @Test
    void saysWhyEcoLogitsIsTheMethodAndWhatItLeavesUnused() {
        var given =
                new FootprintRequest(
                        NO_SITE,
                        null,
                        null,
                        ServingEnergyRequest.NONE,
                        new GivenNames(Set.of("batch", "region")));
        var named =
                new FootprintRequest(
                        NO_SITE,
                        null,
                        RequestEnergy.BY_ECOLOGITS,
                        ServingEnergyRequest.NONE,
                        GivenNames.NONE);

        assertThat(of(model(), given, UNKNOWN).assumed())
                .anyMatch(line -> line.startsWith("Energy of requests: by the regressions"))
                .anyMatch(line -> line.startsWith("Not used: batch, since"));
        assertThat(of(model(), named, UNKNOWN).assumed())
                .noneMatch(line -> line.startsWith("Energy of requests"));
    }

    @Test
    void answersForTrainingWhereTheSizeIsUnknown() {
        var unsized = model();
        unsized.parametersTotal = null;
        unsized.parametersActive = null;

        var footprint = of(unsized, NOTHING_ASKED, measured());

        assertThat(footprint.perMillionTokens()).isNull();
        assertThat(footprint.perMillionTokensNote()).isEqualTo("Missing: parameters of dense-70b.");
    }

    @Test
    void namesWhatIsMissingForBoth() {
        var unsized = model();
        unsized.parametersTotal = null;

        assertThatThrownBy(() -> of(unsized, NOTHING_ASKED, UNKNOWN))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("chip-hours of dense-70b", "parameters of dense-70b"));
    }

    private static TrainingEnergy measured() {
        return TrainingEnergy.of(
                List.of(stage(1000, 8.0, a100())),
                List.of(measuredPower(330)),
                null,
                EPOCH,
                PRIORS);
    }

    private static ModelFootprint of(Model model, FootprintRequest asked, TrainingEnergy energy) {
        return of(model, asked, energy, null);
    }

    private static ModelFootprint of(
            Model model, FootprintRequest asked, TrainingEnergy energy, RequestEnergy serving) {
        return ModelFootprint.of(
                model,
                asked,
                energy,
                FRANCE,
                new ModelFootprint.Grids(FRANCE_2022, FRANCE_2022),
                serving,
                EPOCH,
                ECOLOGITS);
    }
}
