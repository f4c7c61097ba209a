package dev.modelcost.admission;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request line and its headers do not come in time, or answers are
 * not taken. A client that sends a header now and then is never idle; and Vert.x, told to close,
 * waits until what was written is taken. So the handlers stand before it in the pipeline.
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

    /**
     * What is held for a connection: told of bodies by {@link BodyReading}, of answers over HTTP/2
     * by {@link StreamLimits}, and of other answers here.
     */
    static final AttributeKey<HeldBytes.OfConnection> HELD =
            AttributeKey.valueOf("dev.modelcost.held");

    /** The most that is read at a time, in bytes, and so held where nothing more is to be read. */
    private static final int MOST_READ = 16 * 1024;

    private record Limits(Duration head, Duration write, HeldBytes held) {

        static Limits configured() {
            var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
            return new Limits(
                    config.getValue("modelcost.http.head-deadline", Duration.class),
                    config.getValue("modelcost.http.write-deadline", Duration.class),
                    new HeldBytes(
                            config.getValue("modelcost.http.max-held", MemorySize.class)
                                    .asLongValue()));
        }
    }

    private volatile @Nullable Limits limits;

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        var known = limits();
        var held = known.held.on(connection::close);
        connection.attr(HELD).set(held);
        connection
                .config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2048, MOST_READ));
        connection
                .pipeline()
                .addFirst(
                        new AwaitedHead(known.head),
                        new AwaitedTaking(known.write, held),
                        new HeldRequests());
    }

    /** The same for all connections, whichever is the first. */
    private Limits limits() {
        var known = limits;
        if (known == null) {
            synchronized (this) {
                known = limits;
                if (known == null) {
                    known = Limits.configured();
                    limits = known;
                }
            }
        }
        return known;
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
    private static final class AwaitedTaking extends IdleStateHandler {

        private final HeldBytes.OfConnection held;

        AwaitedTaking(Duration deadline, HeldBytes.OfConnection held) {
            super(true, 0, deadline.toMillis(), 0, TimeUnit.MILLISECONDS);
            this.held = held;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written)
                throws Exception {
            var taken = written;
            // An answer over HTTP/2 is counted from its end on, before it comes here.
            if (message instanceof ByteBuf bytes
                    && bytes.isReadable()
                    && context.pipeline().get(Http2ConnectionHandler.class) == null) {
                int count = bytes.readableBytes();
                held.held(count);
                taken = written.unvoid();
                taken.addListener(done -> held.released(count));
            }
            super.write(context, message, taken);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent nothingTaken) {
            var pending = context.channel().unsafe().outboundBuffer();
            if (pending != null && pending.totalPendingWriteBytes() > 0) {
                context.close();
            }
        }
    }
}
