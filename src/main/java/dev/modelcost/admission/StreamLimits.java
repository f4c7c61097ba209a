package dev.modelcost.admission;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests over HTTP/2 that are open. A client is told how many it may open, but is held
 * to that only once it confirms it, which it need not do. One that it takes back stays open for as
 * long as it is worked on. Answers that are not taken count by their bytes ({@link HeldBytes}).
 */
@ApplicationScoped
public class StreamLimits {

    /** What clients are told, and what they assume until then (RFC 9113, section 6.5.2). */
    private static final int MOST_OF_A_CONNECTION = 100;

    /** Of all connections, as long as each may have as many as it likes. */
    static final int MOST = 250;

    /** Of a connection, where there are so many: who has opened most makes room for the others. */
    private static final int FEW = 2;

    /** What an answer takes that is not taken, besides its bytes. */
    private static final int OVERHEAD_BYTES = 8 * 1024;

    /** After {@link RequestHeads}, before whatever may answer. */
    private static final int PRIORITY = 425;

    private static final AttributeKey<Http2Connection.PropertyKey> COUNTED =
            AttributeKey.valueOf("dev.modelcost.counted");

    private static final AttributeKey<AtomicInteger> OPEN_OF_CONNECTION =
            AttributeKey.valueOf("dev.modelcost.open-of-connection");

    private static final String REQUEST = "dev.modelcost.open-request";

    private final AtomicInteger open = new AtomicInteger();
    private final Duration patience;

    /**
     * @param patience for how long an answer may stay untaken
     */
    StreamLimits(
            @ConfigProperty(name = "modelcost.http.write-deadline", defaultValue = "30s")
                    Duration patience) {
        this.patience = patience;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    void admit(RoutingContext context) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2
                || !(request.connection() instanceof ConnectionBase connection)) {
            context.next();
            return;
        }
        var channel = connection.channel();
        var streams = streams(connection);
        var stream = streams.stream(request.streamId());
        if (stream == null) {
            // Its client has given it up.
            return;
        }
        var openOfConnection = channel.attr(OPEN_OF_CONNECTION).get();
        if (openOfConnection == null) {
            openOfConnection = new AtomicInteger();
            channel.attr(OPEN_OF_CONNECTION).set(openOfConnection);
        }
        var withThis = Math.max(streams.numActiveStreams(), openOfConnection.get() + 1);
        var most = open.get() < MOST ? MOST_OF_A_CONNECTION : FEW;
        // Further ones are refused before they become requests, which take kilobytes each.
        streams.remote().maxActiveStreams(most);
        if (withThis > most) {
            request.response().reset(Http2Error.REFUSED_STREAM.code());
            return;
        }
        var counted = channel.attr(COUNTED).get();
        if (counted == null) {
            counted = streams.newKey();
            channel.attr(COUNTED).set(counted);
            streams.addListener(new Closing(counted));
        }
        var counts = new Request(context.vertx(), openOfConnection);
        stream.setProperty(counted, counts);
        context.put(REQUEST, counts);
        countUntaken(context, stream, channel, counted);
        context.addEndHandler(
                ended -> counts.awaitsTaking(patience, () -> giveUp(channel, stream)));
        context.next();
    }

    /** On the event loop, which closes streams too: what is closed is no longer counted. */
    private void countUntaken(
            RoutingContext context,
            Http2Stream stream,
            Channel channel,
            Http2Connection.PropertyKey counted) {
        var held = channel.attr(ConnectionDeadlines.HELD).get();
        if (held == null) {
            return;
        }
        Runnable answered =
                () -> {
                    Request request = stream.getProperty(counted);
                    if (request != null) {
                        request.answered(held, context.response().bytesWritten());
                    }
                };
        context.addBodyEndHandler(ended -> channel.eventLoop().execute(answered));
    }

    /**
     * Counts a request as open until it is no longer worked on, even if its client takes it back.
     *
     * @return to be run when it has been dealt with; does nothing for a request over HTTP/1
     */
    static Runnable work(RoutingContext context) {
        Request request = context.get(REQUEST);
        if (request == null) {
            return () -> {};
        }
        request.workBegins();
        return request::workEnds;
    }

    /** One that is open, or whose answer is not taken. */
    private final class Request {

        private final Vertx vertx;
        private final AtomicInteger openOfConnection;
        private HeldBytes.@Nullable OfConnection held;
        private long bytes;
        private @Nullable Long timer;
        private boolean worked;
        private boolean closed;
        private boolean counted = true;

        Request(Vertx vertx, AtomicInteger openOfConnection) {
            this.vertx = vertx;
            this.openOfConnection = openOfConnection;
            open.incrementAndGet();
            openOfConnection.incrementAndGet();
        }

        /** For so long, and not after it is closed: what is timed is kept in memory. */
        synchronized void awaitsTaking(Duration patience, Runnable giveUp) {
            if (!closed) {
                timer = vertx.setTimer(patience.toMillis(), over -> giveUp.run());
            }
        }

        synchronized void workBegins() {
            worked = true;
        }

        synchronized void workEnds() {
            worked = false;
            if (closed) {
                countNoLonger();
            }
        }

        synchronized void answered(HeldBytes.OfConnection connection, long written) {
            countNoLonger();
            held = connection;
            bytes = written + OVERHEAD_BYTES;
            connection.held(bytes);
        }

        synchronized void closed() {
            closed = true;
            if (timer != null) {
                vertx.cancelTimer(timer);
            }
            if (held != null) {
                held.released(bytes);
            } else if (!worked) {
                countNoLonger();
            }
        }

        private void countNoLonger() {
            if (counted) {
                counted = false;
                open.decrementAndGet();
                openOfConnection.decrementAndGet();
            }
        }
    }

    private static Http2Connection streams(ConnectionBase connection) {
        return connection.channel().pipeline().get(Http2ConnectionHandler.class).connection();
    }

    /**
     * Whether the client has more to send than the headers, or may have: only they say at once that
     * nothing follows.
     *
     * @param request over HTTP/2
     */
    static boolean sendsMore(HttpServerRequest request) {
        if (!(request.connection() instanceof ConnectionBase connection)) {
            return true;
        }
        var stream = streams(connection).stream(request.streamId());
        return stream != null && stream.state().remoteSideOpen();
    }

    /** Not by the response, which does nothing once all of it is written, be it taken or not. */
    private static void giveUp(Channel channel, Http2Stream stream) {
        channel.eventLoop()
                .execute(
                        () -> {
                            var context = channel.pipeline().context(Http2ConnectionHandler.class);
                            if (context != null && stream.state() != Http2Stream.State.CLOSED) {
                                ((Http2ConnectionHandler) context.handler())
                                        .resetStream(
                                                context,
                                                stream.id(),
                                                Http2Error.CANCEL.code(),
                                                context.newPromise());
                                context.flush();
                            }
                        });
    }

    /** How many requests are open, and not yet answered. */
    int open() {
        return open.get();
    }

    /** Counts what is closed on a connection, in whichever way. */
    private final class Closing extends Http2ConnectionAdapter {

        private final Http2Connection.PropertyKey counted;

        Closing(Http2Connection.PropertyKey counted) {
            this.counted = counted;
        }

        @Override
        public void onStreamClosed(Http2Stream stream) {
            Request request = stream.removeProperty(counted);
            if (request != null) {
                request.closed();
            }
        }
    }
}
