package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The problems (RFC 9457) that a client can cause. Each type is explained on the page that its
 * {@code type} leads to.
 */
public final class Problems {

    private static final String PAGE = "/problems#";

    private Problems() {}

    /** 400: a parameter's value is not allowed. {@code sentence} says what is. */
    public static HttpProblem badParameter(String parameter, String sentence) {
        return problem(400, "bad-parameter", "Bad parameter", parameter + ": " + sentence)
                .with("parameter", parameter)
                .build();
    }

    /** 400: a parameter that the operation does not know. */
    public static HttpProblem unknownParameter(String parameter, Collection<String> known) {
        return problem(
                        400,
                        "unknown-parameter",
                        "Unknown parameter",
                        known.isEmpty()
                                ? parameter + ": this operation takes no parameters."
                                : parameter
                                        + ": unknown here. Known are "
                                        + String.join(", ", known)
                                        + ".")
                .with("parameter", parameter)
                .with("known", known)
                .build();
    }

    /** 400: a field of the body has a value that is not allowed. {@code sentence} says what is. */
    public static HttpProblem badField(String field, String sentence) {
        return problem(400, "bad-field", "Bad field", field + ": " + sentence)
                .with("field", field)
                .with("parameter", field)
                .build();
    }

    /** 400: a field of the body that the operation does not know. */
    public static HttpProblem unknownField(String field, Collection<String> known) {
        return problem(
                        400,
                        "unknown-field",
                        "Unknown field",
                        field + ": unknown here. Known are " + String.join(", ", known) + ".")
                .with("field", field)
                .with("parameter", field)
                .with("known", known)
                .build();
    }

    /** 404: no row has this slug. {@code parameter} names where it stood, null if in the path. */
    public static HttpProblem unknownSlug(
            String kind, String slug, List<String> nearMatches, String parameter) {
        var shown = printable(slug);
        var sentence =
                "There is no "
                        + kind
                        + " '"
                        + shown
                        + "'."
                        + (nearMatches.isEmpty()
                                ? ""
                                : " Did you mean " + String.join(" or ", nearMatches) + "?");
        var builder =
                problem(
                                404,
                                "not-found",
                                "Not found",
                                parameter == null ? sentence : parameter + ": " + sentence)
                        .with("nearMatches", nearMatches);
        return parameter == null ? builder.build() : builder.with("parameter", parameter).build();
    }

    /** 308: the slug is an alias; the same request goes to its target. */
    public static HttpProblem moved(String kind, String slug, String target, UriInfo uri) {
        var request = uri.getRequestUri();
        var path = replaceSlug(request.getRawPath(), uri.getBaseUri().getPath(), slug, target);
        var query = request.getRawQuery();
        var location = query == null ? path : path + "?" + query;
        return problem(
                        308,
                        "moved",
                        "Moved",
                        "The " + kind + " '" + slug + "' is '" + target + "' here.")
                .withHeader("Location", location)
                .build();
    }

    /** The slug stands after the root and the collection; clients may have percent-encoded it. */
    private static String replaceSlug(String path, String root, String slug, String target) {
        var segments = path.split("/", -1);
        var collection = root.split("/").length;
        for (var i = Math.max(collection, 1) + 1; i < segments.length; i++) {
            var segment = segments[i].replace("+", "%2B");
            if (URLDecoder.decode(segment, StandardCharsets.UTF_8).equals(slug)) {
                segments[i] = target;
                break;
            }
        }
        return String.join("/", segments);
    }

    /** 422: the question is well put, but the record lacks what is needed to answer it. */
    public static HttpProblem notEnoughData(String sentence, List<String> missing) {
        return problem(422, "not-enough-data", "Not enough data", sentence)
                .with("missing", missing)
                .build();
    }

    /** 503: the database cannot be reached. */
    public static HttpProblem databaseAway() {
        return problem(
                        503,
                        "database-away",
                        "Database away",
                        "The database cannot be reached at the moment. Try again in a few seconds.")
                .withHeader("Retry-After", "5")
                .build();
    }

    /** The page that explains a type of problem. */
    public static URI type(String name) {
        return URI.create(PAGE + name);
    }

    private static HttpProblem.Builder problem(
            int status, String type, String title, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withType(type(type))
                .withTitle(title)
                .withDetail(detail);
    }

    /** What was asked, short and without control characters, fit for a sentence. */
    public static String printable(String text) {
        var cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
