package dev.modelcost.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lets in so many at once, in the order in which they came; some may wait before it. */
final class Gate {

    /**
     * One who was let in, or waits for that. Whoever has one leaves in the end, whether it was let
     * in or not.
     */
    final class Pass {

        private final Runnable admitted;
        private boolean in;
        private boolean gone;

        private Pass(Runnable admitted) {
            this.admitted = admitted;
        }

        /** Makes room for the next. Does nothing the second time. */
        void leave() {
            Pass next = null;
            synchronized (Gate.this) {
                if (gone) {
                    return;
                }
                gone = true;
                if (!in) {
                    waiting.remove(this);
                    return;
                }
                next = waiting.poll();
                if (next == null) {
                    free++;
                } else {
                    next.in = true;
                }
            }
            if (next != null) {
                next.admitted.run();
            }
        }

        /** Stops waiting. Does nothing if it was let in. */
        boolean giveUp() {
            synchronized (Gate.this) {
                if (in || gone) {
                    return false;
                }
                gone = true;
                return waiting.remove(this);
            }
        }
    }

    private final int mostWaiting;
    private final Deque<Pass> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param atOnce how many may be in at a time, at least 1
     * @param mostWaiting how many may wait, at least 0
     */
    Gate(int atOnce, int mostWaiting) {
        this.free = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /**
     * @param admitted run when it is let in: at once, on this thread, or later, on the thread of
     *     whoever leaves
     * @return empty if too many wait already
     */
    Optional<Pass> enter(Runnable admitted) {
        var pass = new Pass(admitted);
        synchronized (this) {
            if (free == 0) {
                if (waiting.size() >= mostWaiting) {
                    return Optional.empty();
                }
                waiting.add(pass);
                return Optional.of(pass);
            }
            free--;
            pass.in = true;
        }
        admitted.run();
        return Optional.of(pass);
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }
}
