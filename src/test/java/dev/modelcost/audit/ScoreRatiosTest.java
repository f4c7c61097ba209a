package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure;
import org.junit.jupiter.api.Test;

/** Ratios of scores are of one benchmark. */
class ScoreRatiosTest {

    private final RecordedModel one = model("one", null);
    private final RecordedModel two = model("two", null);

    @Test
    void dividesScoresOfTheSameBenchmark() {
        var record =
                new RecordFixture()
                        .with(score("one", "MMLU", 90), score("one", "GPQA", 60))
                        .with(score("two", "MMLU", 45), score("two", "MATH", 70))
                        .snapshot();

        assertThat(ScoreRatios.of(record, one, two))
                .singleElement()
                .returns(2.0, AuditFigure::value)
                .returns("MMLU", AuditFigure::scope);
    }

    @Test
    void dividesTheBestOfSeveralEfforts() {
        var record =
                new RecordFixture()
                        .with(score("one", "MMLU", 80), score("one", "MMLU", 90))
                        .with(score("two", "MMLU", 45), score("two", "MMLU", 30))
                        .snapshot();

        assertThat(ScoreRatios.of(record, one, two))
                .singleElement()
                .returns(2.0, AuditFigure::value);
    }

    @Test
    void hasNoRatioToAScoreOfZero() {
        var record =
                new RecordFixture()
                        .with(score("one", "MMLU", 90), score("two", "MMLU", 0))
                        .snapshot();

        assertThat(ScoreRatios.of(record, one, two)).isEmpty();
    }

    private static RecordedScore score(String model, String benchmark, double value) {
        return new RecordedScore(model, benchmark, value, "source");
    }
}
