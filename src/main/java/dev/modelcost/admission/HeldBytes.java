package dev.modelcost.admission;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Counts what is held in memory for clients that are slow, on all connections together: answers
 * that are written and not taken, and bodies that have not come to their end. Past a bound, the
 * connection is given up that holds most for longest, in bytes times the time in which nothing has
 * moved: a client that goes on, be it slowly, outlasts one that does not, and one with a small
 * answer those with large ones.
 */
final class HeldBytes {

    /** How finely it is told how much is held. */
    private static final int STEPS = 16;

    private final long mostBytes;
    private final LongSupplier nanoTime;
    private final LongConsumer told;
    private final AtomicLong toldSteps = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<OfConnection> waiting = ConcurrentHashMap.newKeySet();

    /**
     * @param mostBytes above 0
     * @param nanoTime what time it is, in ns from anywhere
     * @param told how many bytes are held, about, when that has changed; on any thread
     */
    HeldBytes(long mostBytes, LongSupplier nanoTime, LongConsumer told) {
        this.mostBytes = mostBytes;
        this.nanoTime = nanoTime;
        this.told = told;
    }

    /**
     * @param close ends the connection; called on any thread, at most once
     */
    OfConnection on(Runnable close) {
        return new OfConnection(close);
    }

    /** How much is held, in bytes. */
    long bytes() {
        return bytes.get();
    }

    private void count(long more) {
        var now = bytes.addAndGet(more) * STEPS / mostBytes;
        if (toldSteps.getAndSet(now) != now) {
            told.accept(now * mostBytes / STEPS);
        }
    }

    private void giveUpWhatIsTooMuch() {
        while (bytes.get() > mostBytes) {
            var now = nanoTime.getAsLong();
            var worst = waiting.stream().max(Comparator.comparingDouble(one -> one.byteNanos(now)));
            if (worst.isEmpty()) {
                return;
            }
            worst.get().giveUp();
        }
    }

    /** What is held for one connection. */
    final class OfConnection {

        private final Runnable close;
        private long held;
        private long idleSince;
        private boolean givenUp;

        private OfConnection(Runnable close) {
            this.close = close;
        }

        /** More was written to it, or came of a body. */
        void held(long count) {
            synchronized (this) {
                if (givenUp) {
                    return;
                }
                if (held == 0) {
                    idleSince = nanoTime.getAsLong();
                    waiting.add(this);
                }
                held += count;
                count(count);
            }
            giveUpWhatIsTooMuch();
        }

        /** Some was taken, or is no longer held for the client's sake. */
        synchronized void released(long count) {
            if (givenUp) {
                return;
            }
            held -= count;
            count(-count);
            idleSince = nanoTime.getAsLong();
            if (held == 0) {
                waiting.remove(this);
            }
        }

        private synchronized double byteNanos(long now) {
            return (double) held * (now - idleSince);
        }

        private void giveUp() {
            synchronized (this) {
                waiting.remove(this);
                if (givenUp) {
                    return;
                }
                givenUp = true;
                count(-held);
            }
            close.run();
        }
    }
}
