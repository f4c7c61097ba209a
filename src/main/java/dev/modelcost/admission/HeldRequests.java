package dev.modelcost.admission;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds what a client has sent as bytes while nothing more is to be read ({@link
 * Pacing#pauseReading}). Else all requests of one read would be decoded at once, hundreds of small
 * ones, each into a dozen objects that wait for the answer to the first.
 */
final class HeldRequests extends ChannelDuplexHandler {

    /** What is passed on at a time, in bytes: a few requests. */
    private static final int PIECE = 1024;

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
        if (passing) {
            return;
        }
        passing = true;
        try {
            while (!held.isEmpty() && context.channel().config().isAutoRead()) {
                var bytes = held.peek();
                var piece =
                        bytes.readableBytes() > PIECE
                                ? bytes.readRetainedSlice(PIECE)
                                : held.remove();
                context.fireChannelRead(piece);
            }
        } finally {
            passing = false;
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
