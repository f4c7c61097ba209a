package dev.modelcost.admission;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;

/** The open connections of a port, and how many there may be; any number until that is said. */
final class PortConnections {

    private static final AttributeKey<PortConnections> OF_PORT =
            AttributeKey.valueOf("dev.modelcost.port-connections");

    private final AtomicInteger open = new AtomicInteger();
    private volatile int most = Integer.MAX_VALUE;

    private PortConnections() {}

    /**
     * Those of the port at which a connection came in.
     *
     * @param connection that a server has accepted
     */
    private static PortConnections of(Channel connection) {
        var port = connection.parent().attr(OF_PORT);
        var known = port.get();
        if (known == null) {
            var mine = new PortConnections();
            var other = port.setIfAbsent(mine);
            known = other == null ? mine : other;
        }
        return known;
    }

    /**
     * Closes further connections to a port while it has as many as it may.
     *
     * @param connection to that port
     * @param most above 0
     */
    static void limit(Channel connection, int most) {
        of(connection).most = most;
    }

    /** Counts the connection to which it is added, or closes it. */
    static final class Counting extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var ofPort = of(context.channel());
            var open = ofPort.open.incrementAndGet();
            context.channel().closeFuture().addListener(gone -> ofPort.open.decrementAndGet());
            if (open > ofPort.most) {
                context.close();
            } else {
                context.fireChannelActive();
            }
        }
    }
}
