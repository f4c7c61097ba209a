package dev.modelcost.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.kept.Confidence.Standing;
import dev.modelcost.store.EditionCheck;
import dev.modelcost.store.EditionWatch;
import dev.modelcost.store.SilentDatabase;
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

/**
 * A kept answer is sent as long as its edition is the newest, and for a while after nobody can say
 * that any more. What is asked without a day is asked of today, which changes at midnight in UTC.
 */
@ServiceTest
class ConfidenceTest {

    private static final String PATH = "/api/v1/models?limit=12";

    @Inject EditionWatch watch;
    @Inject EditionCheck check;
    @Inject Vertx vertx;
    @Inject KeptAnswers answers;

    private volatile long nanoTime;

    @Test
    void anAnswerIsOfTheDayOnWhichItWasComputed() {
        var answer = kept();
        var midnight = Instant.EPOCH.plus(Duration.ofDays(answer.day() + 1));

        assertThat(standing(answer, midnight.minusMillis(1))).isNotEqualTo(Standing.OUTDATED);
        assertThat(standing(answer, midnight)).isEqualTo(Standing.OUTDATED);
    }

    @Test
    void anAnswerThatNobodyConfirmsIsSentForAsLongAsIsSet() throws Exception {
        var answer = kept();
        var limit = Duration.ofMinutes(10);
        var confidence = withoutDatabase(answer, limit);

        assertThat(confidence.in(answer)).isEqualTo(Standing.CURRENT);
        nanoTime = Duration.ofSeconds(2).toNanos();
        assertThat(confidence.in(answer)).isEqualTo(Standing.UNSURE);
        askInVain(confidence);
        assertThat(confidence.in(answer)).isEqualTo(Standing.UNCONFIRMED);
        assertThat(confidence.age()).isEqualTo(Duration.ofSeconds(2));
        nanoTime = limit.toNanos() - 1;
        assertThat(confidence.in(answer)).isEqualTo(Standing.UNCONFIRMED);
        nanoTime = limit.toNanos();
        assertThat(confidence.in(answer)).isEqualTo(Standing.OUTDATED);
    }

    @Test
    void noAnswerIsSentThatNobodyConfirmsIfThatIsSet() throws Exception {
        var answer = kept();
        var confidence = withoutDatabase(answer, Duration.ZERO);

        nanoTime = Duration.ofSeconds(2).toNanos();
        askInVain(confidence);
        assertThat(confidence.in(answer)).isEqualTo(Standing.OUTDATED);
    }

    private Answer kept() {
        given().get(PATH).then().statusCode(200);
        return answers.to(new Question(PATH)).answer();
    }

    private Confidence withoutDatabase(Answer answer, Duration unconfirmedFor) {
        var database = new SilentDatabase(answer.edition(), () -> nanoTime);
        var noon = Instant.EPOCH.plus(Duration.ofDays(answer.day()).plusHours(12));
        return new Confidence(
                database.watch(),
                database.check(),
                vertx,
                Clock.fixed(noon, ZoneOffset.UTC),
                unconfirmedFor);
    }

    private static void askInVain(Confidence confidence) throws Exception {
        var asked = confidence.ask().toCompletionStage().toCompletableFuture();
        assertThat(asked.handle((answered, failure) -> failure).get()).isNotNull();
    }

    private Standing standing(Answer answer, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Confidence(watch, check, vertx, clock, Duration.ofMinutes(10)).in(answer);
    }
}
