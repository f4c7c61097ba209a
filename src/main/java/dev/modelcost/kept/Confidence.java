package dev.modelcost.kept;

import dev.modelcost.store.EditionCheck;
import dev.modelcost.store.EditionWatch;
import dev.modelcost.web.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whether a kept answer may be sent, by what is known of the record's edition. */
@Singleton
public final class Confidence {

    enum Standing {
        /** The edition was confirmed less than a second ago, and the answer is of it. */
        CURRENT,
        /** The record has changed, or the day. */
        OUTDATED,
        /** The database is to be asked first. */
        UNSURE,
        /** The database does not answer; the answer is of the last edition that it told. */
        UNCONFIRMED
    }

    /** How long the database is left alone after it did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EditionWatch watch;
    private final EditionCheck check;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration unconfirmedFor;

    private final Object lock = new Object();
    private @Nullable Future<Void> asking;
    private boolean away;
    private long failedAtNanos;

    /**
     * @param unconfirmedFor for how long answers are sent whose edition cannot be confirmed
     */
    Confidence(
            EditionWatch watch,
            EditionCheck check,
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "modelcost.answers.unconfirmed-for", defaultValue = "10m")
                    Duration unconfirmedFor) {
        this.watch = watch;
        this.check = check;
        this.vertx = vertx;
        this.clock = clock;
        this.unconfirmedFor = unconfirmedFor;
    }

    Standing in(Answer answer) {
        if (answer.day() != today()) {
            return Standing.OUTDATED;
        }
        var confirmed = watch.confirmed();
        if (confirmed.isPresent()) {
            return isOf(answer, confirmed.getAsLong()) ? Standing.CURRENT : Standing.OUTDATED;
        }
        if (!isAway()) {
            return Standing.UNSURE;
        }
        var age = watch.age();
        var last = watch.last();
        return age != null
                        && last.isPresent()
                        && age.compareTo(unconfirmedFor) < 0
                        && isOf(answer, last.getAsLong())
                ? Standing.UNCONFIRMED
                : Standing.OUTDATED;
    }

    private static boolean isOf(Answer answer, long edition) {
        return answer.edition() != null && answer.edition() == edition;
    }

    private long today() {
        return Math.floorDiv(clock.millis(), Duration.ofDays(1).toMillis());
    }

    /** How long ago the edition of an unconfirmed answer was confirmed. */
    Duration age() {
        var age = watch.age();
        return age == null ? Duration.ZERO : age;
    }

    /** Whether the database did not answer when it was last asked; asks again now and then. */
    private boolean isAway() {
        synchronized (lock) {
            if (away && System.nanoTime() - failedAtNanos > PAUSE.toNanos()) {
                ask();
            }
            return away;
        }
    }

    /** Asks the database, off the event loop; all who wait for it share one question. */
    public Future<Void> ask() {
        synchronized (lock) {
            if (asking == null || asking.isComplete()) {
                asking =
                        vertx.<Void>executeBlocking(
                                        () -> {
                                            check.ask();
                                            return null;
                                        },
                                        false)
                                .onComplete(answered -> heard(answered.succeeded()));
            }
            return asking;
        }
    }

    private void heard(boolean answered) {
        synchronized (lock) {
            away = !answered;
            failedAtNanos = System.nanoTime();
        }
    }
}
