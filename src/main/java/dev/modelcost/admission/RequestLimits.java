package dev.modelcost.admission;

import dev.modelcost.web.ProblemSending;
import dev.modelcost.web.ProblemTypes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Rejects with a problem what the layers below the API would reject silently or with an HTML page:
 * a request line or headers that are too large, a path that cannot be decoded, a path that does not
 * exist.
 */
@ApplicationScoped
public class RequestLimits {

    private static final Logger LOG = Logger.getLogger(RequestLimits.class);

    /** Maximum length of the path and query in the request line. */
    static final int MAX_LINE = 8 * 1024;

    /** Maximum length of all headers together. */
    static final int MAX_HEADERS = 16 * 1024;

    /**
     * After CORS, so that a page from another origin can read the answer; before everything else.
     */
    private static final int PRIORITY = 250;

    /** Just before the handler of last resort, which answers in HTML. */
    private static final int BEFORE_LAST = Integer.MAX_VALUE - 1;

    private static final int[] ANSWERED = {400, 404, 406, 413, 414, 415, 431, 500};

    private final ProblemSending problems;

    RequestLimits(ProblemSending problems) {
        this.problems = problems;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    void router(@Observes Router router) {
        for (var status : ANSWERED) {
            router.errorHandler(status, context -> problems.send(context, ProblemTypes.of(status)));
        }
        // Outside the API there are only pages.
        router.errorHandler(
                405,
                context -> {
                    context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    problems.send(context, ProblemTypes.of(405));
                });
        router.route().order(BEFORE_LAST).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var unframed = Framing.refusal(request);
        var refused = refusal(request);
        if (unframed.isPresent()) {
            problems.sendAndClose(context, unframed.get());
        } else if (refused.isPresent()) {
            problems.send(context, refused.get());
        } else {
            context.next();
        }
    }

    private static Optional<HttpProblem> refusal(HttpServerRequest request) {
        if (request.uri().length() > MAX_LINE) {
            return Optional.of(
                    ProblemTypes.of(
                            414,
                            "The path and the query are longer than the "
                                    + MAX_LINE
                                    + " characters allowed."));
        }
        var size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        if (size > MAX_HEADERS) {
            return Optional.of(
                    ProblemTypes.of(
                            431,
                            "The headers are longer than the "
                                    + MAX_HEADERS
                                    + " characters allowed."));
        }
        return RequestTargetCheck.refusal(request.uri());
    }

    private void failed(RoutingContext context) {
        var failure = context.failure();
        if (context.response().headWritten()) {
            // For a large chunked body, the layer below has already answered 413.
            return;
        }
        if (failure instanceof HttpProblem refused) {
            problems.send(context, refused);
            return;
        }
        if (failure instanceof SecurityException) {
            context.next();
            return;
        }
        var status = context.statusCode() > 0 ? context.statusCode() : 500;
        if (status >= 500) {
            LOG.error("A request failed", failure);
        }
        problems.send(context, ProblemTypes.of(status));
    }
}
