package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.RELEASE;
import static dev.modelcost.audit.RecordFixture.claim;
import static dev.modelcost.audit.RecordFixture.model;
import static dev.modelcost.audit.RecordFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditFacts;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.units.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found beside a claim, in a record of a few rows. */
class AuditFactsFinderTest {

    private static final String H800 = "nvidia-h800-sxm5";
    private static final String A100 = "nvidia-a100-sxm4-80gb";

    private final RecordFixture record =
            new RecordFixture()
                    .with(
                            model("v3", null, run("pre-training", 2048.0, 2_664_000.0)),
                            model("r1", "v3", run("post-training", 512.0, 147_000.0)))
                    .with(chip(H800, "NVIDIA H800"), chip(A100, "NVIDIA A100"))
                    .with(
                            rent("nvidia-h800-pcie", 2.1, LocalDate.of(2024, 3, 1)),
                            rent(H800, 3.4, LocalDate.of(2024, 9, 1)),
                            rent(H800, 9.9, LocalDate.of(2020, 1, 1)),
                            rent(A100, 1.2, LocalDate.of(2024, 6, 1)))
                    .with(
                            new RecordedGrid("FRA", "France", 2023, 0.056, 1.5),
                            new RecordedGrid("FRA", "France", 2024, 0.044, null),
                            new RecordedGrid("POL", "Poland", 2024, 0.66, 2.0));

    @Test
    void takesTheChipOfTheRunUnlessTheClaimNamesAnother() {
        var claim = of(AuditMetric.TRAINING_COST, 294_000, "USD");

        assertThat(find(claim, "r1", null).chip().name()).isEqualTo("NVIDIA H800");
        assertThat(find(claim, "r1", A100).chip().name()).isEqualTo("NVIDIA A100");
        assertThat(find(claim, "unheard-of", null).chip()).isNull();
    }

    @Test
    void rentsAreThoseOfTheFamilyAroundTheTraining() {
        var claim = of(AuditMetric.TRAINING_COST, 294_000, "USD");

        assertThat(find(claim, "r1", null).rates()).isEqualTo(new AuditRange(2.1, 3.4));
        assertThat(find(claim, "r1", A100).rates()).isEqualTo(new AuditRange(1.2, 1.2));
        assertThat(find(claim, "r1", null).purchases()).isNull();
    }

    @Test
    void rentsOfAllYearsCountWhereNoneIsNear() {
        record.with(chip("nvidia-v100", "NVIDIA V100"))
                .with(
                        rent("nvidia-v100", 2.5, LocalDate.of(2018, 1, 1)),
                        rent("nvidia-v100", 0.9, LocalDate.of(2019, 1, 1)));

        assertThat(find(of(AuditMetric.TRAINING_COST, 1e6, "USD"), "r1", "nvidia-v100").rates())
                .isEqualTo(new AuditRange(0.9, 2.5));
    }

    @Test
    void knowsTheBaseModelAndTheRun() {
        var facts = find(of(AuditMetric.TRAINING_COST, 294_000, "USD"), "r1", null);

        assertThat(facts.baseModel()).isEqualTo("Model v3");
        assertThat(facts.run().hours()).isEqualTo(147_000);
        assertThat(facts.run().chipCount()).isEqualTo(512);
        assertThat(facts.run().usdPerChipHour()).isEqualTo(2);
        assertThat(facts.hours())
                .extracting(AuditFigure::scope)
                .contains("post-training", "base-model", "with-base-model");
    }

    @Test
    void estimatesOfOneRunMakeARange() {
        record.with(
                claim(
                        "owned",
                        "v3",
                        null,
                        "training-cost",
                        "=",
                        37e6,
                        "USD",
                        "run",
                        "estimated",
                        "dataset"),
                claim(
                        "rented",
                        "v3",
                        null,
                        "training-cost",
                        "=",
                        81e6,
                        "USD",
                        "run",
                        "estimated",
                        "dataset"));

        assertThat(find(of(AuditMetric.TRAINING_COST, 50e6, "USD"), "v3", null).figures())
                .anySatisfy(
                        figure -> {
                            assertThat(figure.value()).isEqualTo(37e6);
                            assertThat(figure.high()).isEqualTo(81e6);
                            assertThat(figure.label()).endsWith("from owned to rented chips");
                        });
    }

    @Test
    void gridsAreThoseOfTheRegionElseAll() {
        var claim = of(AuditMetric.CARBON, 25, "tCO2e");
        var everywhere = find(claim, "v3", null);
        var inFrance = finder().find(claim, "v3", "Model v3", null, null, "FRA", null);

        assertThat(everywhere.gridCarbon()).isEqualTo(new AuditRange(0.044, 0.66));
        assertThat(everywhere.gridWater()).isEqualTo(new AuditRange(1.5, 2.0));
        assertThat(inFrance.gridCarbon()).isEqualTo(new AuditRange(0.044, 0.056));
        assertThat(inFrance.grid()).contains("FRA");
    }

    @Test
    void theEnergyOfARunIsNotTakenFromTheClaimItself() {
        record.with(claim("energy-of-v3", "v3", "energy", 1.2, "GWh"));
        var claim = of(AuditMetric.CARBON, 500, "tCO2e");

        assertThat(find(claim, "v3", null).run().energyKwh()).isEqualTo(1.2e6);
        assertThat(
                        finder().find(claim, "v3", "Model v3", null, null, null, "energy-of-v3")
                                .run()
                                .energyKwh())
                .isNull();
    }

    @Test
    void saysWhichConstantTheDataLack() {
        var empty =
                new AuditSnapshot(
                        new RecordedRows(
                                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                                Map.of(), List.of()));

        assertThatThrownBy(() -> empty.constant("claim-audit-2026", "mfu.least"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("claim-audit-2026 lacks mfu.least");
    }

    private AuditFacts find(AuditClaim claim, String subject, String chip) {
        return finder().find(claim, subject, "Model " + subject, null, chip, null, null);
    }

    private AuditFactsFinder finder() {
        return new AuditFactsFinder(record.snapshot(), slug -> new AuditRange(101e6, 167e6));
    }

    private static RecordedChip chip(String slug, String name) {
        return new RecordedChip(slug, name, "gpu", 700.0, 80e9, Map.of("bf16", 989e12), "sheet");
    }

    private static RecordedChipPrice rent(String chip, double usd, LocalDate since) {
        return new RecordedChipPrice(chip, RecordedChipPrice.Kind.RENTAL, since, usd, usd);
    }

    private static AuditClaim of(AuditMetric metric, double value, String unit) {
        return new AuditClaim(
                metric,
                AuditComparator.EQUAL,
                value,
                value,
                Unit.of(unit).orElseThrow(),
                "unstated",
                null,
                null,
                RELEASE,
                AuditAuthority.PRESS,
                AuditRun.UNKNOWN);
    }
}
