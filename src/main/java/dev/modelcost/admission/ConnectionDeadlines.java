package dev.modelcost.admission;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request line and its headers do not come in time, or answers are
 * not taken. A client that sends a header now and then is never idle; and Vert.x, told to close,
 * waits until what was written is taken. So both handlers stand before it in the pipeline.
 *
 * <p>Netty finds this by {@code META-INF/services}, if the system property {@code
 * io.netty.bootstrap.extensions} says so: nothing else of ours sees a connection before its first
 * request.
 */
@RegisterForReflection
public final class ConnectionDeadlines extends ChannelInitializerExtension {

    /** Told at the beginning of a request (true) and at its end (false), on the event loop. */
    static final AttributeKey<Consumer<Boolean>> REQUEST =
            AttributeKey.valueOf("dev.modelcost.request");

    private record Times(Duration head, Duration write) {}

    private volatile @Nullable Times times;

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        var known = times;
        if (known == null) {
            known = new Times(setting("head"), setting("write"));
            times = known;
        }
        connection
                .pipeline()
                .addFirst(new AwaitedHead(known.head), new UntakenAnswers(known.write));
    }

    private static Duration setting(String of) {
        return ConfigProvider.getConfig()
                .getValue("modelcost.http." + of + "-deadline", Duration.class);
    }

    /**
     * Waits for the first head from the beginning of a connection on, and for every further one
     * from its first byte on.
     */
    private static final class AwaitedHead extends ChannelInboundHandlerAdapter {

        private final Duration deadline;
        private boolean inRequest;
        private @Nullable Future<?> timer;

        AwaitedHead(Duration deadline) {
            this.deadline = deadline;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            context.channel().attr(REQUEST).set(began -> request(began));
            await(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!inRequest && timer == null) {
                await(context);
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stop();
            context.fireChannelInactive();
        }

        private void await(ChannelHandlerContext context) {
            Runnable close = context::close;
            timer = context.executor().schedule(close, deadline.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void request(boolean began) {
            inRequest = began;
            if (began) {
                stop();
            }
        }

        private void stop() {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
        }
    }

    /** Sees whether any bytes of what was written are taken, be it slowly. */
    private static final class UntakenAnswers extends IdleStateHandler {

        UntakenAnswers(Duration deadline) {
            super(true, 0, deadline.toMillis(), 0, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent nothingTaken) {
            var written = context.channel().unsafe().outboundBuffer();
            if (written != null && written.totalPendingWriteBytes() > 0) {
                context.close();
            }
        }
    }
}
