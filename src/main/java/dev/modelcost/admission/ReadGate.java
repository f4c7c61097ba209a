package dev.modelcost.admission;

import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets the requests of what is not computed in, as many as there are connections to the database:
 * more threads would only hold rows and half-written answers while they wait for each other. Pages
 * outside the API, of which the description of it has a megabyte, have a gate of their own.
 */
@ApplicationScoped
public class ReadGate {

    /** After what is answered at once, where a thread may be taken. */
    private static final int PRIORITY = 75;

    private static final int PAGES_AT_ONCE = 4;

    private final Entrance entrance;
    private final Gate pages;
    private final String root;
    private final CurrentVertxRequest current;
    private final AnswerOrigin origin;

    /**
     * @param connections to the database
     * @param mostWaiting as many as there may be clients: each waits with little
     * @param longestWait as long as for a connection
     * @param root path of the API
     */
    ReadGate(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int mostWaiting,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout")
                    Duration longestWait,
            @ConfigProperty(name = "modelcost.api.root") String root,
            Vertx vertx,
            CurrentVertxRequest current,
            AnswerOrigin origin) {
        this.entrance = new Entrance(new Gate(connections, mostWaiting), longestWait, vertx);
        this.pages = new Gate(PAGES_AT_ONCE, mostWaiting);
        this.root = root;
        this.current = current;
        this.origin = origin;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::admitPage, PRIORITY);
    }

    private void admitPage(RoutingContext context) {
        if (context.request().path().startsWith(root)) {
            context.next();
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        var entered = pages.enter(() -> loop.runOnContext(now -> context.next()));
        entered.ifPresentOrElse(
                pass -> context.addEndHandler(ended -> pass.leave()),
                () -> context.fail(503, Problems.busy()));
    }

    /** After {@link ComputationGate}, whose requests have one of their own. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 1)
    public Uni<Void> admit() {
        return origin.isComputed()
                ? Uni.createFrom().nullItem()
                : entrance.admit(current.getCurrent());
    }
}
