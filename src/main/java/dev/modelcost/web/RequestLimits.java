package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Rejects with a problem what the layers below the API would reject silently or with an HTML page:
 * a request line, headers or a body that are too large, a path that cannot be decoded, a path that
 * does not exist.
 */
@ApplicationScoped
public class RequestLimits {

    private static final Logger LOG = Logger.getLogger(RequestLimits.class);

    /** Maximum length of the path and query in the request line. */
    static final int MAX_LINE = 8 * 1024;

    /** Maximum length of all headers together. */
    static final int MAX_HEADERS = 16 * 1024;

    /** A rejected body up to this size is read to its end, so that the client sees the answer. */
    private static final long MAX_DISCARDED = 8L * 1024 * 1024;

    /**
     * After CORS, so that a page from another origin can read the answer; before everything else.
     */
    private static final int PRIORITY = 250;

    /** Just before the handler of last resort, which answers in HTML. */
    private static final int BEFORE_LAST = Integer.MAX_VALUE - 1;

    private static final int[] ANSWERED = {400, 404, 406, 413, 414, 415, 431, 500};

    private final ObjectMapper json;
    private final Optional<MemorySize> maxBody;

    RequestLimits(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    Optional<MemorySize> maxBody) {
        this.json = json;
        this.maxBody = maxBody;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    void router(@Observes Router router) {
        for (var status : ANSWERED) {
            router.errorHandler(status, context -> answer(context, ProblemTypes.of(status)));
        }
        // Outside the API there are only pages.
        router.errorHandler(
                405,
                context -> {
                    context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    answer(context, ProblemTypes.of(405));
                });
        router.route().order(BEFORE_LAST).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var refused = refusal(request);
        if (refused.isPresent()) {
            answer(context, refused.get());
        } else if (maxBody.isPresent() && bodyLength(request) > maxBody.get().asLongValue()) {
            refuseBody(context);
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

    private static long bodyLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Vert.x has rejected anything but a number; nineteen digits may still not fit a long.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private void refuseBody(RoutingContext context) {
        var request = context.request();
        var problem =
                ProblemTypes.of(
                        413,
                        "The body is larger than the "
                                + maxBody.orElseThrow().asLongValue()
                                + " bytes allowed.");
        if (bodyLength(request) > MAX_DISCARDED || request.headers().contains(HttpHeaders.EXPECT)) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(context, problem);
        } else {
            request.endHandler(end -> answer(context, problem)).resume();
        }
    }

    private void failed(RoutingContext context) {
        var failure = context.failure();
        if (context.response().headWritten()) {
            // For a large chunked body, the layer below has already answered 413.
            return;
        }
        if (failure instanceof HttpProblem refused) {
            answer(context, refused);
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
        answer(context, ProblemTypes.of(status));
    }

    private void answer(RoutingContext context, HttpProblem problem) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var located = ProblemTypes.located(problem, context.request());
        response.setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString());
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        try {
            var body = json.writeValueAsString(located);
            if (context.request().method() == HttpMethod.HEAD) {
                response.end();
            } else {
                response.end(body);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
