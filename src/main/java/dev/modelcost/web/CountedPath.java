package dev.modelcost.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * The path by which the metrics count a request: with its variables named, and one for all that are
 * refused before it is known which operation they ask for. Else whoever asks for a hundred
 * different paths that are refused fills the number of paths that are counted.
 */
public final class CountedPath {

    /** Where the metrics look for it. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String REFUSED = "/refused";

    /** Before CORS (300), which refuses too. */
    private static final int PRIORITY = 410;

    /** The metrics have one path of their own for these. */
    private static final int NOT_FOUND = 404;

    void filters(@Observes Filters filters) {
        filters.register(CountedPath::countRefusals, PRIORITY);
    }

    private static void countRefusals(RoutingContext context) {
        var local = Vertx.currentContext();
        context.addHeadersEndHandler(
                sent -> {
                    var status = context.response().getStatusCode();
                    if (status >= 400 && status != NOT_FOUND && of(local) == null) {
                        local.putLocal(TEMPLATE, REFUSED);
                    }
                });
        context.next();
    }

    /** Null if it is not known yet. */
    public static @Nullable String of(Context request) {
        return request.getLocal(TEMPLATE);
    }

    public static void set(Context request, String template) {
        request.putLocal(TEMPLATE, template);
    }
}
