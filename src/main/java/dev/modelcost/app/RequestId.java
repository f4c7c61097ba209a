package dev.modelcost.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an identifier, which its answer and every line of the log that is written for
 * it name. A proxy's or a client's own is taken if it is well formed, so that it can be followed
 * through.
 */
public class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final CharSequence SENT_HEADER = HttpHeaders.createOptimized(HEADER);

    /** Where the lines of the log find it. */
    private static final String OF_LOG = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Before everything that may answer or log. */
    private static final int PRIORITY = 450;

    void filters(@Observes Filters filters) {
        filters.register(RequestId::identify, PRIORITY);
    }

    private static void identify(RoutingContext context) {
        var id = of(context.request().getHeader(HEADER));
        context.response().putHeader(SENT_HEADER, id);
        MDC.put(OF_LOG, id);
        context.next();
    }

    /**
     * @param given by the client; null if it gave none
     */
    static String of(@Nullable String given) {
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
