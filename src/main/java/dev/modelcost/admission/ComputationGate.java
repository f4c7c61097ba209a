package dev.modelcost.admission;

import dev.modelcost.failure.StartRefused;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets the requests of what {@link Computes} in, a few at a time. The others wait without a worker
 * thread or a connection to the database, up to a number and a time; past that they are told to try
 * again.
 */
public class ComputationGate {

    private final Gate gate;
    private final Duration longestWait;
    private final Vertx vertx;
    private final CurrentVertxRequest current;
    private final RateLimit limit;
    private final AnswerOrigin origin;

    /**
     * @param atOnce how many are computed at a time, at least 1; as many as there are processors,
     *     but at least 2, if not given
     * @param mostWaiting how many may wait, at least 0
     * @param longestWait how long one may wait
     */
    ComputationGate(
            @ConfigProperty(name = "modelcost.computations.at-once") Optional<Integer> atOnce,
            @ConfigProperty(name = "modelcost.computations.most-waiting", defaultValue = "64")
                    int mostWaiting,
            @ConfigProperty(name = "modelcost.computations.longest-wait", defaultValue = "5s")
                    Duration longestWait,
            Vertx vertx,
            CurrentVertxRequest current,
            RateLimit limit,
            AnswerOrigin origin) {
        if (atOnce.orElse(1) < 1 || mostWaiting < 0 || longestWait.isNegative()) {
            throw new StartRefused(
                    "modelcost.computations.at-once must be at least 1, most-waiting and longest-wait at least 0; they are %s, %d and %s."
                            .formatted(
                                    atOnce.map(String::valueOf).orElse("not given"),
                                    mostWaiting,
                                    longestWait));
        }
        this.gate =
                new Gate(
                        atOnce.orElseGet(
                                () -> Math.max(2, Runtime.getRuntime().availableProcessors())),
                        mostWaiting);
        this.longestWait = longestWait;
        this.vertx = vertx;
        this.current = current;
        this.limit = limit;
        this.origin = origin;
    }

    /** On the event loop and so before all other filters: a worker thread is taken after it. */
    @Computes
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public Uni<Void> admit() {
        var request = current.getCurrent();
        var refused = limit.refusal(request.request(), RateLimit.COMPUTATION - RateLimit.READ);
        if (refused.isPresent()) {
            return Uni.createFrom().failure(refused.get());
        }
        origin.willBeComputed();
        var completion = new Completion();
        CurrentRequestManager.get().registerCompletionCallback(ended -> completion.leave());
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
