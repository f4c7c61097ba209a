package dev.modelcost.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Sets headers that protect people who view an answer in a browser, and keep what they see up to
 * date. The start page loads only files of the service; those at /docs and /problems include inline
 * ones.
 *
 * <p>This is not done by configuration, because configured headers match by path: they decode it
 * first, and answer an undecodable one before {@link RequestLimits} can say what is wrong with it.
 */
public class PageHeaders {

    private static final int BEFORE_LIMITS = 300;
    private static final Set<String> FIRST_PAGE = Set.of("/", "/index.html");
    private static final String DOCS = "/docs/";
    private static final String OWN_FILES =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    void filters(@Observes Filters filters) {
        filters.register(PageHeaders::protect, BEFORE_LIMITS);
    }

    private static void protect(RoutingContext context) {
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (FIRST_PAGE.contains(context.request().path())) {
            headers.set("Content-Security-Policy", OWN_FILES);
        }
        if (context.request().path().startsWith(DOCS)) {
            // Its extension would have it cached for a day, even after an upgrade.
            headers.set("Cache-Control", "no-cache");
        }
        context.next();
    }
}
