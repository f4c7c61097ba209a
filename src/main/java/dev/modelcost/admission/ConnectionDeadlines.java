package dev.modelcost.admission;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
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
                                    .asLongValue(),
                            System::nanoTime,
                            HeldMemory::tell));
        }
    }

    private volatile @Nullable Limits limits;

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        var known = limits();
        connection
                .config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2048, MOST_READ));
        connection
                .pipeline()
                .addFirst(
                        new PortConnections.Counting(),
                        new AwaitedTaking(known.write, known.held),
                        new HeldRequests(),
                        // After what holds bytes back: it times what has been passed on.
                        new AwaitedHead(known.head));
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
     * Counts what is written and not taken, and sees whether any of it is, be it slowly. Of an
     * answer that goes out as it is written, as almost all do, there is nothing to be done.
     */
    private static final class AwaitedTaking extends ChannelOutboundHandlerAdapter {

        private static final int LOOKS_IN_DEADLINE = 4;

        private final Duration deadline;
        private final HeldBytes all;
        private HeldBytes.OfConnection held;

        /** Bytes that wait for the client, when last looked at. */
        private long untaken;

        /** How many of them are counted among all that is held. */
        private long counted;

        /** How much has gone of the first of what waits, in bytes. */
        private long begun;

        /** When something was last taken, in ns. */
        private long takenAt;

        private boolean marked;
        private boolean timed;

        AwaitedTaking(Duration deadline, HeldBytes all) {
            this.deadline = deadline;
            this.all = all;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            // From here on, and so not by Vert.x, which would wait until all is taken.
            held = all.on(context::close);
            context.channel().attr(HELD).set(held);
        }

        @Override
        public void flush(ChannelHandlerContext context) {
            context.flush();
            look(context);
        }

        private void look(ChannelHandlerContext context) {
            var pending = context.channel().unsafe().outboundBuffer();
            var now = pending == null ? 0 : pending.totalPendingWriteBytes();
            if (now == 0 && untaken == 0) {
                return;
            }
            var gone = pending == null ? 0 : pending.currentProgress();
            if (untaken == 0 || now < untaken || gone != begun) {
                takenAt = System.nanoTime();
            }
            begun = gone;
            untaken = now;
            count(context);
            if (untaken > 0) {
                lookAgain(context);
            }
        }

        /** Answers over HTTP/2 are counted from their end on, before they come here. */
        private void count(ChannelHandlerContext context) {
            var isHttp2 = context.pipeline().get(Http2ConnectionHandler.class) != null;
            var more = (isHttp2 ? 0 : untaken) - counted;
            counted += more;
            if (more > 0) {
                held.held(more);
            } else if (more < 0) {
                held.released(-more);
            }
        }

        /** When all is taken that waits now, and after a while. */
        private void lookAgain(ChannelHandlerContext context) {
            if (!marked) {
                marked = true;
                // Not at once: within the write, what has just been taken still counts as pending.
                context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(taken -> context.executor().execute(() -> allTaken(context)));
            }
            if (!timed) {
                timed = true;
                context.executor()
                        .schedule(
                                () -> giveUpOnDeadline(context),
                                deadline.toNanos() / LOOKS_IN_DEADLINE,
                                TimeUnit.NANOSECONDS);
            }
        }

        private void allTaken(ChannelHandlerContext context) {
            marked = false;
            look(context);
        }

        private void giveUpOnDeadline(ChannelHandlerContext context) {
            timed = false;
            look(context);
            if (untaken > 0 && System.nanoTime() - takenAt >= deadline.toNanos()) {
                context.close();
            }
        }
    }
}
