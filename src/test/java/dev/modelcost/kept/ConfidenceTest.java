package dev.modelcost.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.kept.Confidence.Standing;
import dev.modelcost.store.EditionCheck;
import dev.modelcost.store.EditionWatch;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Answer;
import dev.modelcost.web.Question;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is asked without a day is asked of today, which changes at midnight in UTC. */
@ServiceTest
class ConfidenceTest {

    private static final String PATH = "/api/v1/models?limit=12";

    @Inject EditionWatch watch;
    @Inject EditionCheck check;
    @Inject Vertx vertx;
    @Inject KeptAnswers answers;

    @Test
    void anAnswerIsOfTheDayOnWhichItWasComputed() {
        given().get(PATH).then().statusCode(200);
        var answer = answers.to(new Question(PATH)).answer();
        var midnight = Instant.EPOCH.plus(Duration.ofDays(answer.day() + 1));

        assertThat(standing(answer, midnight.minusMillis(1))).isNotEqualTo(Standing.OUTDATED);
        assertThat(standing(answer, midnight)).isEqualTo(Standing.OUTDATED);
    }

    private Standing standing(Answer answer, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Confidence(watch, check, vertx, clock, Duration.ofMinutes(10)).in(answer);
    }
}
