package dev.modelcost.admission;

import dev.modelcost.web.AnswerOrigin;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets the requests of what {@link Computes} in, a few at a time. */
public class ComputationGate {

    private final Entrance entrance;
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
        this.entrance =
                new Entrance(
                        new Gate(
                                atOnce.orElseGet(
                                        () ->
                                                Math.max(
                                                        2,
                                                        Runtime.getRuntime()
                                                                .availableProcessors())),
                                mostWaiting),
                        longestWait,
                        vertx);
        this.current = current;
        this.limit = limit;
        this.origin = origin;
    }

    /** On the event loop and so before all other filters: a worker thread is taken after it. */
    @Computes
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 2)
    public Uni<Void> admit() {
        var request = current.getCurrent();
        var refused = limit.refusal(request.request(), RateLimit.COMPUTATION - RateLimit.READ);
        if (refused.isPresent()) {
            return Uni.createFrom().failure(refused.get());
        }
        origin.willBeComputed();
        return entrance.admit(request);
    }
}
