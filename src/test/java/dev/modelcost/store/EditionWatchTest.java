package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When an edition is taken for the newest, whatever order the answers of the database come in. */
class EditionWatchTest {

    private long now = 1_000_000_000_000L;
    private final EditionWatch watch = new EditionWatch(() -> now);

    @Test
    void knowsNothingAtFirst() {
        assertThat(watch.confirmed()).isEmpty();
        assertThat(watch.last()).isEmpty();
        assertThat(watch.age()).isNull();
    }

    @Test
    void anEditionIsConfirmedForLessThanASecondFromWhenItWasAskedFor() {
        var askedAt = now;
        pass(Duration.ofMillis(300));
        watch.saw(7, askedAt);

        pass(Duration.ofMillis(699));
        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(7));

        pass(Duration.ofMillis(1));
        assertThat(watch.confirmed()).isEmpty();
        assertThat(watch.last()).isEqualTo(OptionalLong.of(7));
        assertThat(watch.age()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aNewerEditionCountsAtOnce() {
        watch.saw(7, now);
        pass(Duration.ofMillis(10));
        watch.saw(8, now - 1);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(8));
    }

    /** The question for 7 was asked first, and its answer came last. */
    @Test
    void anAnswerThatWasOvertakenDoesNotBringTheOldEditionBack() {
        var askedFirst = now;
        pass(Duration.ofMillis(10));
        var askedSecond = now;
        pass(Duration.ofMillis(10));
        watch.saw(8, askedSecond);
        watch.saw(7, askedFirst);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(8));
    }

    /** Who writes knows it before anybody has asked. */
    @Test
    void aChangeMadeHereCountsAtOnceAndIsConfirmedFromWhenItBegan() {
        watch.saw(7, now);
        pass(Duration.ofMillis(400));
        var began = now;
        pass(Duration.ofMillis(100));
        watch.wrote(8, began);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(8));
        pass(Duration.ofMillis(900));
        assertThat(watch.confirmed()).isEmpty();
    }

    @Test
    void anAnswerThatIsSentAgainBringsNoOldEditionBack() {
        watch.saw(9, now);
        pass(Duration.ofMillis(100));
        watch.wrote(8, now);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(9));
    }

    /** A question that was on its way while the change was made. */
    @Test
    void anAnswerFromBeforeAChangeDoesNotHideIt() {
        var asked = now;
        pass(Duration.ofMillis(10));
        watch.wrote(8, now);
        pass(Duration.ofMillis(10));
        watch.saw(7, asked);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(8));
    }

    /** As after a backup was restored, or a failover to a standby that lagged behind. */
    @Test
    void aDatabaseThatWentBackIsBelieved() {
        watch.saw(8, now);
        pass(Duration.ofMillis(400));
        watch.saw(7, now);

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void anOlderConfirmationDoesNotShortenANewerOne() {
        var early = now;
        pass(Duration.ofMillis(500));
        watch.saw(7, now);
        watch.saw(7, early);
        pass(Duration.ofMillis(900));

        assertThat(watch.confirmed()).isEqualTo(OptionalLong.of(7));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
