package dev.modelcost.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells {@link ConnectionDeadlines} when the head of a request has come, and when it has been
 * answered. What a client had sent before it went is not answered, nor does it wait for anything:
 * nobody would tell it any more that its connection is closed.
 */
@ApplicationScoped
public class RequestHeads {

    /** Before everything else. */
    private static final int PRIORITY = 430;

    void filters(@Observes Filters filters) {
        filters.register(RequestHeads::tell, PRIORITY);
    }

    static void tell(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            if (!connection.channel().isActive()) {
                context.response().end();
                return;
            }
            var deadline = connection.channel().attr(ConnectionDeadlines.REQUEST).get();
            if (deadline != null) {
                deadline.accept(true);
                // A connection of HTTP/2 has many requests at a time, and is bounded by their
                // number.
                if (context.request().version() != HttpVersion.HTTP_2) {
                    context.addEndHandler(ended -> deadline.accept(false));
                }
            }
        }
        context.next();
    }
}
