package dev.modelcost.admission;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.AttributeKey;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection open while a request on it is worked on. Nothing moves on it meanwhile, and
 * Vert.x would close it as idle ({@code quarkus.http.idle-timeout}) just before the answer to a
 * large import. What a client may be late with has limits of its own ({@link ConnectionDeadlines},
 * {@link BodyReading}).
 */
final class RequestsInWork {

    private static final AttributeKey<RequestsInWork> OF_CONNECTION =
            AttributeKey.valueOf("dev.modelcost.requests-in-work");

    /** The name that Vert.x gives to its handler that finds a connection idle. */
    private static final String IDLE = "idle";

    /** Counted down by the thread that ends an answer. */
    private final AtomicInteger count = new AtomicInteger();

    /** The handler behind which events are held back. */
    private @Nullable ChannelHandlerContext guarded;

    private RequestsInWork() {}

    /**
     * Counts the request until it is answered, or given up.
     *
     * @param request on its event loop
     */
    static void add(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            var channel = connection.channel();
            var inWork = channel.attr(OF_CONNECTION).get();
            if (inWork == null) {
                inWork = new RequestsInWork();
                channel.attr(OF_CONNECTION).set(inWork);
            }
            inWork.await(request, channel);
        }
    }

    private void await(RoutingContext request, Channel channel) {
        count.incrementAndGet();
        request.addEndHandler(ended -> count.decrementAndGet());
        if (!isGuarded(channel)) {
            // Not at once: a connection that just changes to HTTP/2 is given its handler after its
            // first request.
            channel.eventLoop().execute(() -> guard(channel));
        }
    }

    private boolean isGuarded(Channel channel) {
        return guarded != null && guarded == channel.pipeline().context(IDLE);
    }

    private void guard(Channel channel) {
        var idle = channel.pipeline().context(IDLE);
        if (idle != null && idle != guarded) {
            guarded = idle;
            channel.pipeline().addAfter(IDLE, null, new Guard());
        }
    }

    private final class Guard extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!(event instanceof IdleStateEvent) || count.get() == 0) {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
