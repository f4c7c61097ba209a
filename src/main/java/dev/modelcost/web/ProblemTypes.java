package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.modelcost.failure.Printable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives problems from the layers below (an unknown path, a method not offered, a body that is not
 * JSON) a type and a sentence like our own.
 */
@ApplicationScoped
public class ProblemTypes implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemTypes.class);

    private record Kind(String type, String sentence) {}

    private static final Map<Integer, Kind> KINDS =
            Map.ofEntries(
                    Map.entry(400, new Kind("malformed-request", "The request cannot be read.")),
                    Map.entry(
                            401,
                            new Kind(
                                    "unauthorized",
                                    "The record is changed with a bearer token of an editor, and this"
                                            + " request has none that is valid here.")),
                    Map.entry(
                            403,
                            new Kind(
                                    "forbidden",
                                    "The token is valid, but has not the role that this needs: editor"
                                            + " or admin for changes, admin for imports and purges.")),
                    Map.entry(
                            404,
                            new Kind(
                                    "not-found",
                                    "There is nothing at this path; see /openapi for what there is.")),
                    Map.entry(
                            405,
                            new Kind(
                                    "method-not-allowed",
                                    "This path does not support this method; the Allow header lists those"
                                            + " it supports.")),
                    Map.entry(
                            406,
                            new Kind(
                                    "not-acceptable",
                                    "Answers are application/json; accept that or */*.")),
                    Map.entry(
                            408, new Kind("request-timeout", "The request was not there in time.")),
                    Map.entry(
                            412,
                            new Kind(
                                    "precondition-failed",
                                    "The answer no longer matches If-Match.")),
                    Map.entry(
                            413, new Kind("payload-too-large", "The body is larger than allowed.")),
                    Map.entry(
                            414, new Kind("uri-too-long", "The path and the query are too long.")),
                    Map.entry(
                            415,
                            new Kind(
                                    "unsupported-media-type",
                                    "Send application/json as Content-Type; for a change of fields"
                                            + " application/merge-patch+json, for an import text/csv or"
                                            + " application/x-ndjson.")),
                    Map.entry(431, new Kind("headers-too-large", "The headers are too long.")),
                    Map.entry(
                            500,
                            new Kind(
                                    "internal-error",
                                    "Something went wrong on the server, and it was logged.")));

    private final CurrentVertxRequest current;
    private final AllowedMethods allowed;

    ProblemTypes(CurrentVertxRequest current, AllowedMethods allowed) {
        this.current = current;
        this.allowed = allowed;
    }

    /** A problem with this status and its general sentence. */
    public static HttpProblem of(int status) {
        return of(status, null);
    }

    /** A problem with this status and a specific sentence. */
    public static HttpProblem of(int status, String sentence) {
        var known = Response.Status.fromStatusCode(status);
        var kind = KINDS.getOrDefault(status, KINDS.get(status < 500 ? 400 : 500));
        return HttpProblem.builder()
                .withType(Problems.type(kind.type()))
                .withStatus(status)
                .withTitle(known == null ? "Problem" : known.getReasonPhrase())
                .withDetail(sentence == null ? kind.sentence() : sentence)
                .build();
    }

    /** The same problem, with the path of the request as the client sent it. */
    static HttpProblem located(HttpProblem problem, HttpServerRequest request) {
        return HttpProblem.builder(problem).withInstance(instance(request.path())).build();
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var request = current.getCurrent().request();
        var status = problem.getStatusCode();
        if (status == 404 && problem.getType() == null && allowed.isKnown(request.path())) {
            // For a path shared by two resources, the layer below says not found for a wrong
            // method.
            return apply(of(405), context);
        }
        if ((status == 400 || status == 500) && problem.getType() == null) {
            var body = bodyProblem(context.cause);
            if (body.isPresent()) {
                return located(body.get(), request);
            }
        }
        if (status == 500) {
            LOG.errorf(context.cause, "%s %s failed", request.method(), request.path());
        }
        var located = HttpProblem.builder(located(problem, request));
        if (status == 405 && !problem.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            located.withHeader(HttpHeaders.ALLOW, allowed.at(request.path()));
        }
        var kind = KINDS.get(status);
        if (kind == null || problem.getType() != null) {
            return located.build();
        }
        var typed = located.withType(Problems.type(kind.type()));
        // What a layer below says about its own failure may reveal too much; about a bad request it
        // may say nothing.
        var own = problem.getDetail();
        return own == null || own.startsWith("HTTP ") || status != 400
                ? typed.withDetail(kind.sentence() + (status == 404 ? slashes(request.path()) : ""))
                        .build()
                : typed.build();
    }

    /** How to write a name with slashes, if the path may have one. */
    private String slashes(String path) {
        return allowed.nameWithSlashes(path)
                .map(Printable::of)
                .map(" If '%s' is one name, write its slashes as %%2F."::formatted)
                .orElse("");
    }

    /** What was wrong with the body, if the failure is about the body. */
    private static Optional<HttpProblem> bodyProblem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return Optional.of(BodyProblems.of(json));
            }
            if (cause instanceof CharConversionException) {
                return Optional.of(
                        of(400, "body: not valid JSON, it is in no encoding of Unicode."));
            }
            // For a chunked body, the layer below counts the bytes.
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("too large")) {
                return Optional.of(of(413));
            }
        }
        return Optional.empty();
    }

    private static URI instance(String path) {
        // Two leading slashes would make the first segment a host.
        var single = path == null ? "/" : path.replaceFirst("^/{2,}", "/");
        try {
            // This constructor keeps the path as it was sent.
            return new URI(null, null, single, null);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** After the defaults, which run at 100. */
    @Override
    public int priority() {
        return 50;
    }
}
