package dev.modelcost.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.day.DayTemplate;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Question;
import io.quarkus.runtime.configuration.MemorySize;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for each day of ten years is answered from memory, as if each were computed. */
@ServiceTest
class KeptDaysTest {

    private static final String SUBSTITUTIONS =
            "/api/v1/models/deepseek-v3/training-cost/substitutions?limit=20&";
    private static final LocalDate FIRST = LocalDate.of(2022, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 2, 1);

    @Inject SessionFactory sessions;
    @Inject KeptAnswers answers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/frontier?asOf=",
                "/api/v1/frontier?fields=asOf,note,assumed,front&kind=input&asOf=",
                "/api/v1/compare?models=deepseek-v3,gpt-4&asOf=",
                "/api/v1/compare?include=sources&models=claude-3-opus,gpt-4o,gpt-4&asOf=",
                "/api/v1/models/gpt-4/training-cost?asOf=",
                SUBSTITUTIONS + "on=",
                SUBSTITUTIONS + "destination=CN&on=",
                SUBSTITUTIONS + "destination=AE&include=derivation&on=",
                "/api/v1/models/deepseek-v3/serving-cost?usdPerChipHour=2&asOf="
            })
    void anAnswerOfAnotherDayIsWhatItWouldBeIfItWereComputed(String question) {
        for (var day : shuffled(45)) {
            var kept = get(question + day, "gzip");
            var computed = given().header("Cookie", "a=b").get(question + day);

            assertThat(kept.asString())
                    .as(question + day)
                    .isEqualTo(computed.asString())
                    .contains(day.toString())
                    .doesNotContain(DayTemplate.ANY.toString());
            assertThat(kept.header("ETag").replace("-gzip", ""))
                    .isEqualTo(computed.header("ETag").replace("-gzip", ""));
            assertThat(get(question + day, "identity").asString()).isEqualTo(computed.asString());
        }
    }

    /** Names are taken for what they meant on the day, and rents are older on each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/compare?models=gpt4,deepseek&asOf=",
                "/api/v1/models/deepseek-v3/serving-cost?asOf="
            })
    void whatDependsOnTheDayItselfIsComputedForEach(String question) {
        for (var day : shuffled(200)) {
            var kept = given().get(question + day);
            var computed = given().header("Cookie", "a=b").get(question + day);

            assertThat(kept.asString()).as(question + day).isEqualTo(computed.asString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models/gpt-3-175b/training-cost?asOf=",
                "/api/v1/models/gpt-3-175b/training-cost/substitutions?destination=CN&limit=5&on=",
                "/api/v1/compare?models=gpt-3-175b,gpt-4&asOf="
            })
    void tenYearsTakeTheRoomOfAFewAnswersAndAreComputedAFewTimes(String question) {
        var before = answers.bytes();
        var one = get(question + LocalDate.of(2019, 1, 1), "identity").asByteArray().length;
        var asked = 0;

        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        var computed = statistics.getSessionOpenCount();
        for (var day = LocalDate.of(2018, 1, 1); day.getYear() < 2028; day = day.plusDays(5)) {
            get(question + day, "identity");
            asked++;
        }
        computed = statistics.getSessionOpenCount() - computed;
        statistics.setStatisticsEnabled(false);

        assertThat(asked).isGreaterThan(700);
        assertThat(computed).isLessThan(60);
        assertThat(answers.bytes() - before).isLessThan(60L * (one + 1_000));
    }

    @Test
    void theAnswersOfOneQuestionAreBoundedByBytes() {
        var path = "/api/v1/models/gpt-4/training-cost?asOf=";
        get(path + FIRST, "identity");
        var kept = answers.to(new Question(path + FIRST));
        var most = 8 * kept.weight();
        var few = new KeptAnswers(Optional.of(new MemorySize(BigInteger.valueOf(most))));

        for (var i = 0; i < 1_000; i++) {
            few.keep(new Question(path.replace("?", "?other=" + i + "&") + FIRST), kept);
        }

        assertThat(few.bytes()).isPositive().isLessThanOrEqualTo(most);
    }

    /** What looks like the key of a question about any day is another question. */
    @Test
    void anOpenDayIsNotOneThatCanBeAskedFor() {
        var path = "/api/v1/models/gpt-4/training-cost?asOf=";
        get(path + FIRST, "identity");

        assertThat(given().get(path).statusCode()).isEqualTo(400);
        assertThat(given().get(path + "9876-05-04").asString()).contains("\"9876-05-04\"");
    }

    private static List<LocalDate> shuffled(int step) {
        var days = new ArrayList<LocalDate>();
        for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(step)) {
            days.add(day);
        }
        // Before and after they change.
        for (var change : List.of("2022-10-07", "2023-11-17", "2025-01-13", "2025-05-13")) {
            days.add(LocalDate.parse(change).minusDays(1));
            days.add(LocalDate.parse(change));
        }
        Collections.shuffle(days, new Random(step));
        return days;
    }

    private static Response get(String path, String encoding) {
        var answer = given().header("Accept-Encoding", encoding).get(path);
        assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
        return answer;
    }
}
