package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the problems that the layers below make (an unknown path, a method that is not offered, a
 * body that is no JSON) the type and the sentence that ours have.
 */
@ApplicationScoped
public class ProblemTypes implements ProblemPostProcessor {

    private record Kind(String type, String sentence) {}

    private static final Map<Integer, Kind> KINDS =
            Map.of(
                    400,
                    new Kind("malformed-request", "The request cannot be read."),
                    404,
                    new Kind(
                            "not-found",
                            "There is nothing at this path; see /openapi for what there is."),
                    405,
                    new Kind(
                            "method-not-allowed",
                            "This path does not take this method; the Allow header says which."),
                    406,
                    new Kind("not-acceptable", "Answers are application/json; accept that or */*."),
                    413,
                    new Kind("payload-too-large", "The body is larger than is allowed."),
                    415,
                    new Kind(
                            "unsupported-media-type",
                            "Bodies are application/json; send that as Content-Type."),
                    500,
                    new Kind("internal-error", "The fault is on this side, and it was logged."));

    private final String root;

    ProblemTypes(@ConfigProperty(name = "quarkus.rest.path") String root) {
        this.root = root;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var located = HttpProblem.builder(problem).withInstance(instance(context));
        var kind = KINDS.get(problem.getStatusCode());
        if (kind == null || problem.getType() != null) {
            return located.build();
        }
        var typed = located.withType(Problems.type(kind.type()));
        // What a layer below says of a fault of its own may tell too much; of a bad request it may
        // say nothing.
        var own = problem.getDetail();
        return own == null || own.startsWith("HTTP ") || problem.getStatusCode() != 400
                ? typed.withDetail(kind.sentence()).build()
                : typed.build();
    }

    /** The path as the client sent it; the layer below knows it without the root of the API. */
    private URI instance(ProblemContext context) {
        try {
            return new URI(null, null, root + context.path, null);
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
