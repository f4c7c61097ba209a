package dev.modelcost.admission;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what is written to clients and not taken by them, on all connections together. Past a
 * bound, the connection on which nothing has been taken for longest is given up: a client that
 * takes its answers, be it slowly, outlasts one that does not.
 */
final class UntakenAnswers {

    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<OfConnection> waiting = ConcurrentHashMap.newKeySet();

    /**
     * @param mostBytes above 0
     */
    UntakenAnswers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * @param close ends the connection; called on any thread, at most once
     */
    OfConnection on(Runnable close) {
        return new OfConnection(close);
    }

    /** How much is untaken, in bytes. */
    long bytes() {
        return bytes.get();
    }

    private void giveUpWhatIsTooMuch() {
        while (bytes.get() > mostBytes) {
            var longest = waiting.stream().min(Comparator.comparingLong(OfConnection::idleSince));
            if (longest.isEmpty()) {
                return;
            }
            longest.get().giveUp();
        }
    }

    /** What one connection has not taken. */
    final class OfConnection {

        private final Runnable close;
        private long untaken;
        private long idleSince;
        private boolean givenUp;

        private OfConnection(Runnable close) {
            this.close = close;
        }

        /** More was written. */
        void wrote(long count) {
            synchronized (this) {
                if (givenUp) {
                    return;
                }
                if (untaken == 0) {
                    idleSince = System.nanoTime();
                    waiting.add(this);
                }
                untaken += count;
                bytes.addAndGet(count);
            }
            giveUpWhatIsTooMuch();
        }

        /** Some of what was written was taken, or is no longer to be sent. */
        synchronized void took(long count) {
            if (givenUp) {
                return;
            }
            untaken -= count;
            bytes.addAndGet(-count);
            idleSince = System.nanoTime();
            if (untaken == 0) {
                waiting.remove(this);
            }
        }

        private synchronized long idleSince() {
            return idleSince;
        }

        private void giveUp() {
            synchronized (this) {
                waiting.remove(this);
                if (givenUp) {
                    return;
                }
                givenUp = true;
                bytes.addAndGet(-untaken);
            }
            close.run();
        }
    }
}
