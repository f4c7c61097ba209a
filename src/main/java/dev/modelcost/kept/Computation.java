package dev.modelcost.kept;

import java.util.ArrayList;
import java.util.List;

/** A question that is being computed, and who else waits for its answer. */
final class Computation {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean done;

    /**
     * @param then run when the computation has ended, well or not
     * @return whether it goes on; if not, {@code then} is not run
     */
    synchronized boolean await(Runnable then) {
        return !done && waiting.add(then);
    }

    /** Runs what waits, once. */
    void end() {
        List<Runnable> released;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            released = List.copyOf(waiting);
        }
        released.forEach(Runnable::run);
    }
}
