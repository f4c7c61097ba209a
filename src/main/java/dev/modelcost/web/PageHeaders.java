package dev.modelcost.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * The first page loads files of the service only. (Those at /docs and /problems bring inline ones.)
 *
 * <p>Not by configuration: a filter that matches by path decodes the path first, and answers an
 * undecodable one before {@link RequestLimits} can say what is wrong with it.
 */
public class PageHeaders {

    private static final int AFTER_LIMITS = 10;
    private static final Set<String> PAGES = Set.of("/", "/index.html");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    void filters(@Observes Filters filters) {
        filters.register(PageHeaders::protect, AFTER_LIMITS);
    }

    private static void protect(RoutingContext context) {
        if (PAGES.contains(context.request().path())) {
            context.response().putHeader("Content-Security-Policy", POLICY);
        }
        context.next();
    }
}
