package dev.modelcost.admission;

import io.netty.channel.ChannelFutureListener;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Keeps a client that sends many requests on one connection to the pace at which it takes the
 * answers: while it does not take them, nothing more is answered and nothing more is read, and
 * after a while it is given up ({@link ConnectionDeadlines}). HTTP/2 has a flow control of its own.
 */
@ApplicationScoped
public class Pacing implements HttpServerOptionsCustomizer {

    /** Before everything that may answer. */
    private static final int PRIORITY = 420;

    /**
     * After kept answers (240), which are sent at once, and bodies (230, 90), which are still read.
     */
    private static final int SLOW_WAY_PRIORITY = 80;

    /**
     * What the operating system holds of the answers of one connection, in bytes: left to itself it
     * takes megabytes.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BUFFER);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BUFFER);
    }

    void filters(@Observes Filters filters) {
        filters.register(Pacing::awaitRoom, PRIORITY);
        filters.register(Pacing::workOnOneAtATime, SLOW_WAY_PRIORITY);
    }

    static void awaitRoom(RoutingContext context) {
        var response = context.response();
        if (!isHttp1(context)
                || !response.writeQueueFull()
                || !(context.request().connection() instanceof ConnectionBase connection)) {
            context.next();
            return;
        }
        pauseReading(context);
        // If another request of its client waits behind this one, Vert.x fails before it tells this
        // one that the connection is closed; and a stop of the service waits for all that wait.
        var closed = connection.channel().closeFuture();
        ChannelFutureListener giveUp = gone -> response.end();
        closed.addListener(giveUp);
        response.drainHandler(
                drained -> {
                    closed.removeListener(giveUp);
                    response.drainHandler(null);
                    context.next();
                });
    }

    static void workOnOneAtATime(RoutingContext context) {
        pauseReading(context);
        RequestsInWork.add(context);
        context.next();
    }

    /** Reads no further request on this connection until this one is answered. */
    public static void pauseReading(RoutingContext context) {
        if (isHttp1(context) && context.request().connection() instanceof ConnectionBase base) {
            var pauses = ReadingPauses.of(base.channel());
            pauses.begin();
            context.addEndHandler(ended -> pauses.end());
        }
    }

    private static boolean isHttp1(RoutingContext context) {
        return context.request().version() != HttpVersion.HTTP_2;
    }
}
