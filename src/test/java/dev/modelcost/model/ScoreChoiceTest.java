package dev.modelcost.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.source.Source;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreChoiceTest {

    private final Source older = source("older", LocalDate.of(2025, 10, 16));
    private final Source newer = source("newer", LocalDate.of(2026, 5, 2));
    private final Source undated = source("undated", null);
    private final Model model = model("one");
    private final Model agreed = model("other");

    @Test
    void theNewestSourceCountsAndOfItTheBestScore() {
        var choice =
                ScoreChoice.of(
                        List.of(
                                score(model, 86.8, older),
                                score(model, 79, newer),
                                score(model, 84.6, newer),
                                score(model, 90, undated)));

        assertThat(choice.scores().get(model).value).isEqualTo(84.6);
        assertThat(choice.disagreeing()).containsExactly(model);
    }

    @Test
    void theAnswerSaysThatSourcesDisagree() {
        var choice =
                ScoreChoice.of(
                        List.of(
                                score(model, 86.8, older),
                                score(model, 84.6, newer),
                                score(agreed, 70, older),
                                score(agreed, 70, newer)));

        assertThat(choice.disagreeing()).containsExactly(model);
        assertThat(choice.assumed("MMLU"))
                .containsExactly(
                        "Sources give different scores on MMLU for Model one: the newest source counts, for it newer.");
    }

    @Test
    void nothingIsSaidWhereOneSourceTellsOfSeveralEfforts() {
        var choice = ScoreChoice.of(List.of(score(model, 60, newer), score(model, 70, newer)));

        assertThat(choice.scores().get(model).value).isEqualTo(70);
        assertThat(choice.assumed("MMLU")).isEmpty();
    }

    private static Score score(Model model, double value, Source source) {
        var score = new Score();
        score.model = model;
        score.benchmark = "MMLU";
        score.value = value;
        score.source = source;
        return score;
    }

    private static Model model(String slug) {
        var model = new Model();
        model.slug = slug;
        model.name = "Model " + slug;
        return model;
    }

    private static Source source(String slug, LocalDate publishedOn) {
        var source = new Source();
        source.slug = slug;
        source.publishedOn = publishedOn;
        return source;
    }
}
