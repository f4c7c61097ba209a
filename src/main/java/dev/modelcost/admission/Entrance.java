package dev.modelcost.admission;

import dev.modelcost.web.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through a gate before they take a worker thread. The others wait without one, or a
 * connection to the database, up to a number and a time; past that they are told to try again.
 */
final class Entrance {

    private final Gate gate;
    private final Duration longestWait;
    private final Vertx vertx;

    /**
     * @param longestWait how long one may wait
     */
    Entrance(Gate gate, Duration longestWait, Vertx vertx) {
        this.gate = gate;
        this.longestWait = longestWait;
        this.vertx = vertx;
    }

    /** In a filter of the request that is not blocking; it leaves when it has been dealt with. */
    Uni<Void> admit(RoutingContext request) {
        var completion = new Completion();
        var worked = StreamLimits.work(request);
        CurrentRequestManager.get()
                .registerCompletionCallback(
                        ended -> {
                            completion.leave();
                            worked.run();
                        });
        return Uni.createFrom().emitter(emitter -> admit(request, completion, emitter));
    }

    private void admit(
            RoutingContext request, Completion completion, UniEmitter<? super Void> emitter) {
        var entered = gate.enter(() -> emitter.complete(null));
        if (entered.isEmpty()) {
            emitter.fail(Problems.busy());
            return;
        }
        var pass = entered.get();
        completion.of(pass);
        Runnable giveUp =
                () -> {
                    if (pass.giveUp()) {
                        emitter.fail(Problems.busy());
                    }
                };
        var timer = vertx.setTimer(longestWait.toMillis(), waited -> giveUp.run());
        request.addEndHandler(
                gone -> {
                    vertx.cancelTimer(timer);
                    giveUp.run();
                });
    }

    /** Leaves the gate when the request has been dealt with, however early that is. */
    private static final class Completion {

        private boolean completed;
        private Gate.@Nullable Pass pass;

        synchronized void of(Gate.Pass entered) {
            pass = entered;
            if (completed) {
                entered.leave();
            }
        }

        synchronized void leave() {
            completed = true;
            if (pass != null) {
                pass.leave();
            }
        }
    }
}
