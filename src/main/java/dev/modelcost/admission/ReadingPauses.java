package dev.modelcost.admission;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Why nothing more is read from a connection for now: as long as anybody has a reason, and then
 * until the other connections of its event loop have had their turn. Else a client that sends
 * hundreds of requests at once, each of which is answered at once, would keep all others waiting
 * until the last.
 */
final class ReadingPauses {

    private static final AttributeKey<ReadingPauses> OF_CONNECTION =
            AttributeKey.valueOf("dev.modelcost.reading-pauses");

    private final Channel connection;
    private final AtomicInteger reasons = new AtomicInteger();

    private ReadingPauses(Channel connection) {
        this.connection = connection;
    }

    static ReadingPauses of(Channel connection) {
        var known = connection.attr(OF_CONNECTION);
        var pauses = known.get();
        if (pauses == null) {
            var mine = new ReadingPauses(connection);
            var other = known.setIfAbsent(mine);
            pauses = other == null ? mine : other;
        }
        return pauses;
    }

    /** Reads nothing more until as many have ended as have begun. */
    void begin() {
        reasons.incrementAndGet();
        connection.config().setAutoRead(false);
    }

    /** On any thread; once for each beginning. */
    void end() {
        connection.eventLoop().execute(this::ended);
    }

    private void ended() {
        if (reasons.decrementAndGet() == 0) {
            connection.config().setAutoRead(true);
        }
    }
}
