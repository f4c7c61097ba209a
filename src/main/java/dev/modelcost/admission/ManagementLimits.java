package dev.modelcost.admission;

import dev.modelcost.web.ProblemSending;
import dev.modelcost.web.ProblemTypes;
import dev.modelcost.web.Problems;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Bounds what clients of the port of health and metrics can take of the service: it is not meant
 * for the public, but whoever reaches it must not be able to stop what is. Slow heads and answers
 * that are not taken have their deadlines by {@link ConnectionDeadlines}, as on any port.
 */
@ApplicationScoped
public class ManagementLimits {

    /** Connections: probes, a load balancer, and whatever reads metrics. */
    static final int MOST_CONNECTIONS = 100;

    /** Of pages but those of health, which cost nothing: metrics are some hundred kilobytes. */
    private static final int PAGES_AT_ONCE = 2;

    private static final String HEALTH = "/q/health";

    private final Gate pages = new Gate(PAGES_AT_ONCE, MOST_CONNECTIONS);
    private final StreamLimits streams;
    private final ProblemSending problems;

    ManagementLimits(StreamLimits streams, ProblemSending problems) {
        this.streams = streams;
        this.problems = problems;
    }

    void management(@Observes ManagementInterface management) {
        management
                .router()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(RequestHeads::tell)
                .handler(ManagementLimits::limitConnections)
                .handler(streams::admit)
                .handler(Pacing::awaitRoom)
                .handler(this::refuseBody)
                .handler(Pacing::workOnOneAtATime)
                .handler(this::admitPage)
                .failureHandler(this::failed);
    }

    /** From the first request on: nothing else tells a port of one server from that of another. */
    private static void limitConnections(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            PortConnections.limit(connection.channel(), MOST_CONNECTIONS);
        }
        context.next();
    }

    /** Of a GET: the layer before reads that of any other, as far as its limit of no bytes. */
    private void refuseBody(RoutingContext context) {
        if (BodyReading.mayHaveBody(context.request())) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        problems.sendAndClose(
                context, ProblemTypes.of(413, "The port of health and metrics takes no bodies."));
    }

    /** A client that breaks off has nobody to be told, and is no fault of ours. */
    private void failed(RoutingContext context) {
        if (context.statusCode() == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()) {
            refuse(context);
        } else if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }

    private void admitPage(RoutingContext context) {
        if (context.request().path().startsWith(HEALTH)) {
            context.next();
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        var entered = pages.enter(() -> loop.runOnContext(now -> context.next()));
        entered.ifPresentOrElse(
                pass -> context.addEndHandler(ended -> pass.leave()),
                () -> problems.send(context, Problems.busy()));
    }
}
