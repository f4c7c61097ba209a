package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request costs the database does not grow with what it answers. */
@ServiceTest
class StatementCountTest {

    private static final long MOST = 3;
    private static final long MOST_OF_A_NAME = 7;

    @Inject SessionFactory sessions;

    static List<String> lists() {
        return RecordLists.all().stream().map(RecordList::path).toList();
    }

    @BeforeEach
    void count() {
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void stopCounting() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aPageCostsTheSameWhateverItsSize(String path) {
        // What is read once for an edition belongs to no page.
        Api.get(path);
        for (var limit : List.of(1, 20, 100)) {
            var first = statements(path + "?limit=" + limit);

            assertThat(first).as("%s, limit %d", path, limit).isLessThanOrEqualTo(MOST);
        }
        var cursor = Api.read(path + "?limit=1").get("next");
        if (!cursor.isNull()) {
            assertThat(statements(path + "?limit=100&cursor=" + cursor.textValue()))
                    .isLessThanOrEqualTo(MOST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chips/nvidia-b200",
                "/models/deepseek-r1",
                "/sources/arxiv-2501.12948",
                "/organizations/openai",
                "/providers/openai",
                "/assumption-sets/epoch-2025",
                "/chips/a100"
            })
    void oneRowCostsNoMoreThanAPage(String path) {
        // What is read once for an edition belongs to no page.
        Api.get(path);

        assertThat(statements(path)).isLessThanOrEqualTo(MOST);
    }

    /** Of things that others refer to, the table is kept, once it was read for another answer. */
    @ParameterizedTest
    @ValueSource(strings = {"/models/deepseek-r1", "/organizations/openai"})
    void oneRowOfAKeptTableIsNotRead(String path) {
        statements("/compare?models=gpt-4,deepseek-r1");
        statements(path);

        assertThat(statements(path + "?fields=slug")).isZero();
    }

    /**
     * What is kept for the edition is not read again, and a row that grows is read by its index.
     */
    @ParameterizedTest
    @CsvSource({
        "/models/gpt-4/training-cost?method=amortized&samples=1, 0",
        "/models/gpt-4/training-cost?scope=development&samples=1, 0",
        "/models/deepseek-r1/training-cost?lineage=true&samples=1, 0",
        "/models/gpt-3-175b/footprint?year=20, 0",
        "/models/gpt-4/training-cost/substitutions?on=2024-01-, 0",
        "'/compare?models=gpt-4,deepseek-r1,gpt-3-175b&asOf=2025-01-', 1",
        "/frontier?asOf=2025-01-, 1",
    })
    void aComputedAnswerReadsLittle(String question, long most) {
        statements(question + "11");

        assertThat(statements(question + "12")).isLessThanOrEqualTo(most);
    }

    /** On each chip the run began on another day, of which the rents count. */
    @Test
    void otherChipsAreReadAtOnce() {
        statements("/models/gpt-4/training-cost/substitutions");

        assertThat(statements("/models/deepseek-v3/training-cost/substitutions"))
                .isLessThanOrEqualTo(1);
    }

    /** An unknown name is looked for in all its forms, and for near matches: each once. */
    @Test
    void aNameThatNothingHasCostsAFixedNumber() {
        assertThat(statements("/models/deepseek-r9")).isLessThanOrEqualTo(MOST_OF_A_NAME);
        assertThat(statements("/models/a-name-of-many-parts-that-no-model-of-the-record-has"))
                .isLessThanOrEqualTo(MOST_OF_A_NAME);
    }

    private long statements(String path) {
        var statistics = sessions.getStatistics();
        var before = statistics.getPrepareStatementCount();
        assertThat(Api.get(path).statusCode()).isIn(200, 308, 404);
        return statistics.getPrepareStatementCount() - before;
    }
}
