package dev.modelcost.web;

import io.netty.handler.codec.DateFormatter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets the headers that all answers have: those that protect people who view an answer in a
 * browser, and keep what they see up to date. The start page loads only files of the service; those
 * at /docs and /problems include inline ones.
 *
 * <p>This is not done by configuration, because configured headers match by path: they decode it
 * first, and answer an undecodable one before anything can say what is wrong with it.
 */
@ApplicationScoped
public class PageHeaders {

    private static final int BEFORE_LIMITS = 300;
    private static final Set<String> FIRST_PAGE = Set.of("/", "/index.html");
    private static final String DOCS = "/docs/";
    private static final String OWN_FILES =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

    private static final CharSequence CONTENT_TYPE_OPTIONS =
            HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY =
            HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");

    /**
     * A second as the header Date has it.
     *
     * @param number since 1970
     */
    private record Second(long number, String text) {}

    private final Clock clock;
    private final boolean cors;
    private volatile Second now = new Second(Long.MIN_VALUE, "");

    PageHeaders(Clock clock, @ConfigProperty(name = "quarkus.http.cors.enabled") boolean cors) {
        this.clock = clock;
        this.cors = cors;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::protect, BEFORE_LIMITS);
    }

    private void protect(RoutingContext context) {
        var headers = context.response().headers();
        setDate(headers);
        if (cors) {
            // AnswerSending says what else an answer differs by.
            headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        if (FIRST_PAGE.contains(context.request().path())) {
            headers.set("Content-Security-Policy", OWN_FILES);
        }
        if (context.request().path().startsWith(DOCS)) {
            // Its extension would have it cached for a day, even after an upgrade.
            headers.set("Cache-Control", "no-cache");
        }
        context.next();
    }

    void setDate(MultiMap headers) {
        headers.set(HttpHeaders.DATE, date());
    }

    /** Written once a second: what an answer from memory costs is little more than this. */
    private String date() {
        var millis = clock.millis();
        var second = Math.floorDiv(millis, 1000L);
        var last = now;
        if (last.number() != second) {
            last = new Second(second, DateFormatter.format(new Date(millis)));
            now = last;
        }
        return last.text();
    }
}
