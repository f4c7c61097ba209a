package dev.modelcost.admission;

import dev.modelcost.web.AnswerOrigin;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets the requests of what is not computed in, as many as there are connections to the database:
 * more threads would only hold rows and half-written answers while they wait for each other.
 */
public class ReadGate {

    private final Entrance entrance;
    private final CurrentVertxRequest current;
    private final AnswerOrigin origin;

    /**
     * @param connections to the database
     * @param mostWaiting as many as there may be clients: each waits with little
     * @param longestWait as long as for a connection
     */
    ReadGate(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int mostWaiting,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout")
                    Duration longestWait,
            Vertx vertx,
            CurrentVertxRequest current,
            AnswerOrigin origin) {
        this.entrance = new Entrance(new Gate(connections, mostWaiting), longestWait, vertx);
        this.current = current;
        this.origin = origin;
    }

    /** After {@link ComputationGate}, whose requests have one of their own. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 1)
    public Uni<Void> admit() {
        return origin.isComputed()
                ? Uni.createFrom().nullItem()
                : entrance.admit(current.getCurrent());
    }
}
