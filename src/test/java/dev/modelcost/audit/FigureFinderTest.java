package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.claim;
import static dev.modelcost.audit.RecordFixture.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stored claims are evidence for or against another. */
class FigureFinderTest {

    private final RecordFixture record =
            new RecordFixture().with(model("v3", null), model("r1", "v3"));

    @Test
    void pressIsNoEvidenceNorIsABoundNorTheClaimItself() {
        record.with(
                claim("own", "v3", "chip-hours", 2.6e6, "chip-hours"),
                claim("paper", "v3", "chip-hours", 2.788e6, "chip-hours"),
                claim(
                        "press",
                        "v3",
                        null,
                        "chip-hours",
                        "=",
                        3e6,
                        "chip-hours",
                        "run",
                        null,
                        "press"),
                claim(
                        "bound",
                        "v3",
                        null,
                        "chip-hours",
                        ">",
                        2e6,
                        "chip-hours",
                        "run",
                        null,
                        "paper"));

        assertThat(find("v3", AuditMetric.CHIP_HOURS, "own"))
                .extracting(AuditFigure::source)
                .containsExactly("source-of-paper");
    }

    @Test
    void figuresAreInTheBaseUnit() {
        record.with(claim("energy", "v3", "energy", 1.287, "GWh"));

        assertThat(find("v3", AuditMetric.ENERGY, null))
                .singleElement()
                .returns(1.287e6, AuditFigure::value);
    }

    @Test
    void theCostOfTheBaseModelIsThatOfAnotherThing() {
        record.with(claim("v3-cost", "v3", "training-cost", 5.576e6, "USD"));

        assertThat(find("r1", AuditMetric.TRAINING_COST, null))
                .singleElement()
                .returns(Role.OTHER, AuditFigure::role)
                .returns("base-model", AuditFigure::scope)
                .returns("of Model v3, its base model", AuditFigure::label);
    }

    @Test
    void sumsWhatAModelCardPrintsOfAllSizes() {
        record.with(model("llama-8b", null), model("llama-70b", null))
                .with(
                        claim("small", "llama-8b", "carbon", 390, "tCO2e"),
                        claim("large", "llama-70b", "carbon", 1900, "tCO2e"));

        assertThat(find("llama-70b", AuditMetric.CARBON, null))
                .anySatisfy(
                        figure -> {
                            assertThat(figure.scope()).isEqualTo("family");
                            assertThat(figure.value()).isCloseTo(2_290_000, within(1e-6));
                            assertThat(figure.label()).contains("all 2 sizes");
                        });
    }

    @Test
    void marginsComeOfCostAndRevenueOfOneSource() {
        var cost = ofDay("serving-cost", 87_072);
        var revenue = ofDay("serving-revenue", 562_027);
        record.with(cost, revenue);

        assertThat(find("v3", AuditMetric.SERVING_MARGIN, null))
                .extracting(AuditFigure::scope)
                .containsExactly("gross-margin", "mark-up");
        assertThat(find("v3", AuditMetric.SERVING_MARGIN, null).get(1).value())
                .isCloseTo(5.45, within(0.01));
    }

    @Test
    void whatOthersAssumedOfARateIsNoEvidence() {
        record.with(claim("rate", "v3", "usd-per-chip-hour", 2, "USD/chip-hour"));

        assertThat(find("v3", AuditMetric.USD_PER_CHIP_HOUR, null)).isEmpty();
    }

    /** Spot prices below what the lists ask are told, and contradict nothing. */
    @Test
    void spotRentsReachUpToWhatTheListsAsk() {
        record.with(
                price(RecordedChipPrice.Kind.RENTAL, 3.79),
                price(RecordedChipPrice.Kind.SPOT, 0.95),
                price(RecordedChipPrice.Kind.SPOT, 5));

        assertThat(find("nvidia-b200", AuditMetric.USD_PER_CHIP_HOUR, null))
                .singleElement()
                .satisfies(
                        spot -> {
                            assertThat(spot.value()).isEqualTo(0.95);
                            assertThat(spot.high()).isEqualTo(3.79);
                            assertThat(spot.authority()).isEqualTo(AuditAuthority.PRESS);
                        });
    }

    @Test
    void spotRentsAboveTheListsTellNothing() {
        record.with(
                price(RecordedChipPrice.Kind.RENTAL, 3.79), price(RecordedChipPrice.Kind.SPOT, 5));

        assertThat(find("nvidia-b200", AuditMetric.USD_PER_CHIP_HOUR, null)).isEmpty();
    }

    private static RecordedChipPrice price(RecordedChipPrice.Kind kind, double usd) {
        return new RecordedChipPrice("nvidia-b200", kind, LocalDate.of(2025, 11, 1), usd, usd);
    }

    private List<AuditFigure> find(String subject, AuditMetric metric, String except) {
        return new FigureFinder(record.snapshot(), subject, metric, except, null).find();
    }

    private static RecordedClaim ofDay(String metric, double usd) {
        return new RecordedClaim(
                metric,
                "model",
                "v3",
                "Model v3",
                null,
                metric,
                "=",
                usd,
                null,
                "USD",
                "per-day",
                "derived",
                "DeepSeek",
                "maker",
                null,
                null,
                "open-infra",
                "blog");
    }
}
