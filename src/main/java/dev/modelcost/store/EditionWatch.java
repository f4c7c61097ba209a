package dev.modelcost.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this replica knows of the record's edition, and since when. Whatever reads the edition tells
 * it here: {@link EditionPoll} several times a second, and each {@link Snapshot}.
 */
@Singleton
public final class EditionWatch {

    /** An edition is taken for the newest without asking if it was read less than this ago. */
    static final Duration CONFIRMED_FOR = Duration.ofSeconds(1);

    /**
     * @param number the edition
     * @param askedAtNanos when it was asked for: it was the newest then, or became so after
     * @param heardAtNanos when the answer came
     */
    private record Seen(long number, long askedAtNanos, long heardAtNanos) {}

    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();
    private final LongSupplier nanoTime;

    EditionWatch() {
        this(System::nanoTime);
    }

    EditionWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @param askedAtNanos {@link System#nanoTime()} just before the database was asked
     */
    public void saw(long number, long askedAtNanos) {
        var now = new Seen(number, askedAtNanos, nanoTime.getAsLong());
        seen.updateAndGet(before -> before == null ? now : newer(before, now));
    }

    /**
     * Told by whoever has changed the record, so that the next to read here reads the change. A
     * request that was answered before, and was only sent again, brings no old edition back.
     *
     * @param beganAtNanos {@link System#nanoTime()} before the change was committed
     */
    public void wrote(long number, long beganAtNanos) {
        var now = new Seen(number, beganAtNanos, nanoTime.getAsLong());
        seen.updateAndGet(before -> before == null || number > before.number ? now : before);
    }

    /** Answers may overtake each other; only one that was asked for after the last can go back. */
    private static Seen newer(Seen before, Seen now) {
        if (now.number == before.number) {
            return now.askedAtNanos - before.askedAtNanos > 0 ? now : before;
        }
        return now.number > before.number || now.askedAtNanos - before.heardAtNanos > 0
                ? now
                : before;
    }

    /** The newest edition, if that was confirmed within the last second. */
    public OptionalLong confirmed() {
        var last = seen.get();
        return last != null && nanoTime.getAsLong() - last.askedAtNanos < CONFIRMED_FOR.toNanos()
                ? OptionalLong.of(last.number)
                : OptionalLong.empty();
    }

    /** The last edition that was confirmed, however long ago. */
    public OptionalLong last() {
        var last = seen.get();
        return last == null ? OptionalLong.empty() : OptionalLong.of(last.number);
    }

    /** How long ago the last edition was confirmed; null if none ever was. */
    public @Nullable Duration age() {
        var last = seen.get();
        return last == null
                ? null
                : Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - last.askedAtNanos));
    }
}
