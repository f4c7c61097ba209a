package dev.modelcost.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** What has come of a body counts as held for its client until all of it is there. */
final class UnfinishedBody {

    /** A buffer that grows is up to twice as large as what is in it. */
    private static final int ROOM_FACTOR = 2;

    private final HeldBytes.@Nullable OfConnection held;
    private long bytes;
    private boolean ended;

    UnfinishedBody(HttpServerRequest request) {
        this.held =
                request.connection() instanceof ConnectionBase connection
                        ? connection.channel().attr(ConnectionDeadlines.HELD).get()
                        : null;
    }

    synchronized void came(int count) {
        if (held != null && !ended) {
            bytes += ROOM_FACTOR * count;
            held.held(ROOM_FACTOR * count);
        }
    }

    synchronized void end() {
        if (held != null && !ended) {
            held.released(bytes);
        }
        ended = true;
    }
}
