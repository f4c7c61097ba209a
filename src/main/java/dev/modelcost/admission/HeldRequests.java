package dev.modelcost.admission;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds what a client has sent as bytes while nothing more is to be read ({@link
 * Pacing#pauseReading}), and passes it on piece by piece, each in a turn of its own. Else all
 * requests of one read would be decoded at once, hundreds of small ones, each into a dozen objects
 * that wait for the answer to the first.
 */
final class HeldRequests extends ChannelDuplexHandler {

    /** What is passed on in a turn, in bytes: a few requests. */
    private static final int PIECE = 512;

    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private boolean passing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            held.add(bytes);
            pass(context);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (held.isEmpty()) {
            context.read();
        } else if (!passing) {
            // Not within the end of the answer that has made room for it.
            context.executor().execute(() -> passLater(context));
        }
    }

    private void passLater(ChannelHandlerContext context) {
        pass(context);
        context.fireChannelReadComplete();
        if (held.isEmpty() && context.channel().config().isAutoRead()) {
            context.read();
        }
    }

    private void pass(ChannelHandlerContext context) {
        var reading = context.channel().config();
        if (passing || held.isEmpty() || !reading.isAutoRead()) {
            return;
        }
        passing = true;
        try {
            var bytes = held.peek();
            context.fireChannelRead(
                    bytes.readableBytes() > PIECE ? bytes.readRetainedSlice(PIECE) : held.remove());
        } finally {
            passing = false;
        }
        if (!held.isEmpty() && reading.isAutoRead()) {
            var pauses = ReadingPauses.of(context.channel());
            pauses.begin();
            pauses.end();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    private void drop() {
        held.forEach(ByteBuf::release);
        held.clear();
    }
}
