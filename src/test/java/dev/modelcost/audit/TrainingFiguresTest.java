package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.model;
import static dev.modelcost.audit.RecordFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What recorded runs say of a metric: by stage, in all, and with the base model. */
class TrainingFiguresTest {

    private final RecordedModel v3 =
            model(
                    "v3",
                    null,
                    run("pre-training", 2048.0, 2_664_000.0),
                    run("context-extension", 2048.0, 119_000.0),
                    run("post-training", 2048.0, 5_000.0));
    private final RecordedModel r1 = model("r1", "v3", run("post-training", 512.0, 147_000.0));

    @Test
    void aCostIsHoursTimesTheStatedRateByStageAndInAll() {
        var figures = of(v3, AuditMetric.TRAINING_COST);

        assertThat(figures)
                .extracting(AuditFigure::value)
                .containsExactly(5_576_000.0, 5_328_000.0, 238_000.0, 10_000.0);
        assertThat(figures)
                .extracting(AuditFigure::scope)
                .containsExactly("run", "stage", "stage", "stage");
        assertThat(figures.get(2).label()).isEqualTo("for the context-extension stage alone");
    }

    @Test
    void aModelTrainedFromAnotherHasACostWithAndWithoutIt() {
        assertThat(of(r1, AuditMetric.TRAINING_COST))
                .extracting(AuditFigure::scope, AuditFigure::value, AuditFigure::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("post-training", 294_000.0, Role.PART),
                        org.assertj.core.groups.Tuple.tuple("base-model", 5_576_000.0, Role.OTHER),
                        org.assertj.core.groups.Tuple.tuple(
                                "with-base-model", 5_870_000.0, Role.PART));
    }

    @Test
    void chipsAreTheMostThatRanAtOnce() {
        var growing = model("growing", null, run("one", 512.0, 1000.0), run("two", 1024.0, 900.0));

        assertThat(of(growing, AuditMetric.CHIP_COUNT))
                .singleElement()
                .returns(1024.0, AuditFigure::value)
                .returns(Role.WHOLE, AuditFigure::role);
    }

    @Test
    void workFollowsFromParametersAndTokens() {
        var figures = of(withTokens(14.8e12), AuditMetric.TRAINING_FLOP);

        assertThat(figures)
                .singleElement()
                .satisfies(
                        figure -> {
                            assertThat(figure.value()).isCloseTo(6 * 37e9 * 14.8e12, within(1e10));
                            assertThat(figure.estimate()).isTrue();
                        });
    }

    @Test
    void tokensFollowFromWorkByTheParametersThatAreActive() {
        assertThat(of(mixture(37e9), AuditMetric.TRAINING_TOKENS))
                .singleElement()
                .satisfies(
                        figure -> {
                            assertThat(figure.value()).isCloseTo(3.3e24 / (6 * 37e9), within(1e6));
                            assertThat(figure.estimate()).isTrue();
                        });
    }

    /** All of them would make it an eighteenth of the tokens. */
    @Test
    void noTokensFollowWhereNobodyTellsHowManyParametersAreActive() {
        assertThat(of(mixture(null), AuditMetric.TRAINING_TOKENS)).isEmpty();
    }

    @Test
    void anMfuAgainstTheFp8PeakIsAnotherThanOneAgainstThe16BitPeak() {
        var model =
                model("m", null, utilization("fp8", 0.195, null), utilization("bf16", 0.41, 0.55));

        assertThat(of(model, AuditMetric.MFU))
                .extracting(AuditFigure::scope)
                .containsExactly("fp8", "run", "hfu");
    }

    @Test
    void parametersAreThoseInTotalAndThoseActive() {
        assertThat(of(r1, AuditMetric.PARAMETERS))
                .extracting(AuditFigure::value)
                .containsExactly(671e9, 37e9);
    }

    @Test
    void aWindowIsCountedInThousandsOrInPowersOfTwo() {
        assertThat(of(withTokens(1e12), AuditMetric.CONTEXT_TOKENS))
                .singleElement()
                .satisfies(
                        window -> {
                            assertThat(window.value()).isEqualTo(128_000);
                            assertThat(window.high()).isEqualTo(131_072);
                            assertThat(window.source()).isEqualTo("list");
                        });
    }

    @Test
    void runsSayNothingOfPrices() {
        assertThat(of(v3, AuditMetric.TOKEN_PRICE)).isEmpty();
    }

    private List<AuditFigure> of(RecordedModel model, AuditMetric metric) {
        var figures = new ArrayList<AuditFigure>();
        var record = new RecordFixture().with(v3, r1, model("other", null)).snapshot();
        new TrainingFigures(record, model, metric, figures).add();
        return figures;
    }

    private static RecordedModel withTokens(double tokens) {
        return new RecordedModel(
                "m",
                "M",
                null,
                null,
                null,
                null,
                null,
                37e9,
                null,
                tokens,
                null,
                null,
                128_000.0,
                "list",
                null,
                null,
                "data-set",
                "dataset",
                List.of());
    }

    private static RecordedModel mixture(Double active) {
        return new RecordedModel(
                "m",
                "M",
                null,
                null,
                null,
                null,
                671e9,
                active,
                true,
                null,
                null,
                3.3e24,
                null,
                null,
                null,
                null,
                "data-set",
                "dataset",
                List.of());
    }

    private static RecordedRun utilization(String precision, Double mfu, Double hfu) {
        return new RecordedRun(
                "pre-training",
                null,
                null,
                null,
                null,
                null,
                null,
                precision,
                mfu,
                hfu,
                null,
                null,
                null,
                "paper",
                "paper");
    }
}
