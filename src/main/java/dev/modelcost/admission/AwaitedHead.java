package dev.modelcost.admission;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a head does not come in time: waits for the first from the beginning
 * of the connection on, and for every further one from its first byte on, or from the end of the
 * request that it follows.
 */
final class AwaitedHead extends ChannelInboundHandlerAdapter {

    /** The end of a line, which another one precedes at the end of a head. */
    private static final byte LINE_FEED = '\n';

    /**
     * After the deadline. This thread reads all connections before it runs what is timed: what came
     * in time while it was busy with others is read by then.
     */
    static final int LAST_LOOK_MILLIS = 100;

    private final Duration deadline;
    private final Decoded decoded = new Decoded();

    /** Told by the thread that ends an answer. */
    private volatile boolean inRequest;

    /** Whether a part of a head has come, and not the rest. */
    private volatile boolean inHead;

    /** Whether a request has begun since bytes last came. */
    private boolean hasBegun;

    private @Nullable Future<?> timer;

    AwaitedHead(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(ConnectionDeadlines.REQUEST).set(began -> request(context, began));
        await(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasBegun = false;
        if (message instanceof ByteBuf bytes && bytes.isReadable() && !endsWithBlankLine(bytes)) {
            inHead = !decodesLastByte(context, bytes);
        } else {
            context.fireChannelRead(message);
            inHead = !hasBegun && !inRequest;
        }
    }

    /** Whether it ends as a head does; almost every head comes whole, and alone. */
    private static boolean endsWithBlankLine(ByteBuf bytes) {
        var last = bytes.writerIndex() - 1;
        var before = last - 1;
        if (before >= bytes.readerIndex() && bytes.getByte(before) == '\r') {
            before--;
        }
        return before >= bytes.readerIndex()
                && bytes.getByte(last) == LINE_FEED
                && bytes.getByte(before) == LINE_FEED;
    }

    /**
     * Passes the bytes on, the last one by itself. That ends a head, or is of a body, if it makes
     * the decoder pass something on; else it waits there for the rest of a head.
     */
    private boolean decodesLastByte(ChannelHandlerContext context, ByteBuf bytes) {
        var others = bytes.readableBytes() - 1;
        if (others > 0) {
            context.fireChannelRead(bytes.readRetainedSlice(others));
        }
        var pipeline = context.pipeline();
        var decoder = pipeline.context(HttpObjectDecoder.class);
        if (decoder != null && pipeline.context(decoded) == null) {
            pipeline.addAfter(decoder.name(), null, decoded);
        }
        decoded.any = false;
        context.fireChannelRead(bytes);
        return decoded.any;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        awaitRest(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void request(ChannelHandlerContext context, boolean began) {
        inRequest = began;
        if (began) {
            hasBegun = true;
            stop();
        } else if (inHead) {
            context.executor().execute(() -> awaitRest(context));
        }
    }

    private void awaitRest(ChannelHandlerContext context) {
        if (inHead && !inRequest && timer == null && context.channel().isActive()) {
            await(context);
        }
    }

    private void await(ChannelHandlerContext context) {
        after(deadline.toMillis(), context, () -> after(LAST_LOOK_MILLIS, context, context::close));
    }

    private void after(long millis, ChannelHandlerContext context, Runnable then) {
        timer = context.executor().schedule(then, millis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Whether anything is decoded: the head of a request, or some of its body. */
    private static final class Decoded extends ChannelInboundHandlerAdapter {

        private boolean any;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            any = true;
            context.fireChannelRead(message);
        }
    }
}
