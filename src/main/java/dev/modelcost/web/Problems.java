package dev.modelcost.web;

import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.RefusedRows;
import dev.modelcost.failure.UnknownName;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The problems (RFC 9457) that a client can cause. Each is explained on the page that its {@code
 * type} links to.
 */
public final class Problems {

    private static final String PAGE = "/problems#";

    /**
     * Made once: it is sent where time and memory are short, and where it comes from says little.
     */
    private static final HttpProblem BUSY =
            problem(
                            503,
                            "busy",
                            "Busy",
                            "More is asked at the moment than can be answered. Try again in a second.")
                    .withHeader("Retry-After", "1")
                    .build();

    private Problems() {}

    /** 400: a parameter's value is not allowed. {@code sentence} says what is. */
    public static HttpProblem badParameter(String parameter, String sentence) {
        return problem(400, "bad-parameter", "Bad parameter", parameter + ": " + sentence)
                .with("parameter", parameter)
                .build();
    }

    /** 400: a parameter that the operation does not have. */
    public static HttpProblem unknownParameter(String parameter, Collection<String> known) {
        var shown = Printable.of(parameter);
        var near = NearMatches.of(parameter, known);
        return problem(
                        400,
                        "unknown-parameter",
                        "Unknown parameter",
                        shown + ": " + unknown(near, known, "this operation takes no parameters."))
                .with("parameter", shown)
                .with("known", known)
                .with("nearMatches", near)
                .build();
    }

    private static String unknown(List<String> near, Collection<String> known, String ifNone) {
        return known.isEmpty()
                ? ifNone
                : "unknown."
                        + NearMatches.didYouMean(near)
                        + " Allowed are "
                        + String.join(", ", known)
                        + ".";
    }

    /** 400: a field of the body has a value that is not allowed. {@code sentence} says what is. */
    public static HttpProblem badField(String field, String sentence) {
        return problem(400, "bad-field", "Bad field", field + ": " + sentence)
                .with("field", field)
                .with("parameter", field)
                .build();
    }

    /**
     * 400: a field of the body that the operation does not have.
     *
     * @param place prefix of the field names there: empty, or {@code prices.}
     */
    public static HttpProblem unknownField(String place, String name, Collection<String> known) {
        var field = place + Printable.of(name);
        var near = NearMatches.of(name, known);
        return problem(
                        400,
                        "unknown-field",
                        "Unknown field",
                        field + ": " + unknown(near, known, "this object has no fields."))
                .with("field", field)
                .with("parameter", field)
                .with("known", known)
                .with("nearMatches", near)
                .build();
    }

    /**
     * 404: nothing has this name.
     *
     * @param inBody whether the name was in a field of the body
     */
    static HttpProblem unknownName(UnknownName unknown, boolean inBody) {
        var builder =
                problem(404, "not-found", "Not found", unknown.getMessage())
                        .with("nearMatches", unknown.nearMatches());
        if (!unknown.candidates().isEmpty()) {
            builder.with("candidates", unknown.candidates());
        }
        if (unknown.field() != null) {
            builder.with("parameter", unknown.field());
            if (inBody) {
                builder.with("field", unknown.field());
            }
        }
        return builder.build();
    }

    /**
     * 308: the slug is another name; the same request goes to its target.
     *
     * @param how what was left out of the name or read otherwise; empty for nothing
     */
    public static HttpProblem moved(
            String kind, String slug, String target, List<String> how, UriInfo uri) {
        var request = uri.getRequestUri();
        var path = replaceSlug(request.getRawPath(), uri.getBaseUri().getPath(), slug, target);
        var query = request.getRawQuery();
        var location = query == null ? path : path + "?" + query;
        return problem(
                        308,
                        "moved",
                        "Moved",
                        "The %s '%s' is called '%s' here%s."
                                .formatted(
                                        kind,
                                        Printable.of(slug),
                                        target,
                                        how.isEmpty() ? "" : ": " + String.join("; ", how)))
                .with("resolved", target)
                .withHeader("Location", location)
                .build();
    }

    /** The slug follows the root and the collection; clients may have percent-encoded it. */
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

    /** 422: the question is valid, but the record lacks what is needed to answer it. */
    public static HttpProblem notEnoughData(String sentence, List<String> missing) {
        return problem(422, "not-enough-data", "Not enough data", sentence)
                .with("missing", missing)
                .build();
    }

    /** 422: rows of a file are refused, and so is the file. */
    static HttpProblem refusedRows(RefusedRows rows) {
        return problem(422, "refused-rows", "Refused rows", rows.getMessage())
                .with("rows", rows.refusals())
                .build();
    }

    /** 503: another import is at work here. */
    public static HttpProblem importing() {
        return problem(
                        503,
                        "busy",
                        "Busy",
                        "Another import is at work here, and they are made one at a time. Try again"
                                + " when it is over.")
                .withHeader("Retry-After", "10")
                .build();
    }

    /** 409, 412 or 422: the change does not fit what the record holds. */
    static HttpProblem conflict(Conflict conflict) {
        return switch (conflict.kind()) {
            case STALE -> ProblemTypes.of(412, conflict.getMessage());
            case KEY_REUSED ->
                    problem(422, "key-reused", "Key reused", conflict.getMessage()).build();
            case EXISTS, REFERRED_TO, STATE ->
                    problem(409, "conflict", "Conflict", conflict.getMessage()).build();
        };
    }

    /** 401: nobody says who asks, or with a token that is not valid here. */
    static HttpProblem unauthorized() {
        return HttpProblem.builder(ProblemTypes.of(401))
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
    }

    /** 428: a change must say which version of the row it was made for. */
    public static HttpProblem ifMatchRequired() {
        return problem(
                        428,
                        "precondition-required",
                        "Precondition required",
                        "Send the ETag with which the row was read as If-Match, so that nobody's"
                                + " change is lost.")
                .build();
    }

    /** 503: the outcome of a change is not known, because the connection broke in its commit. */
    public static HttpProblem outcomeUnknown() {
        return problem(
                        503,
                        "outcome-unknown",
                        "Outcome unknown",
                        "The connection to the database broke while the change was committed. Send"
                                + " the same request again: a POST with the same Idempotency-Key, any"
                                + " other after reading the row.")
                .withHeader("Retry-After", "1")
                .build();
    }

    /** 503: this replica has not yet seen the edition that the request wants at least. */
    public static HttpProblem editionNotSeen(long wanted, long seen) {
        return problem(
                        503,
                        "edition-not-seen",
                        "Edition not seen yet",
                        "The record is at edition %d here, and Min-Edition asks for %d."
                                .formatted(seen, wanted))
                .with("edition", seen)
                .withHeader("Retry-After", "1")
                .build();
    }

    /** 503: the database cannot answer. */
    public static HttpProblem databaseAway() {
        return problem(
                        503,
                        "database-away",
                        "Database unavailable",
                        "The database cannot answer at the moment. Try again in a few seconds.")
                .withHeader("Retry-After", "5")
                .build();
    }

    /** 503: as many answers as may be are being made, and as many as may wait do so. */
    public static HttpProblem busy() {
        return BUSY;
    }

    /** 429: this client has asked for as much as it may in a minute. */
    public static HttpProblem tooManyRequests(long secondsToWait) {
        return problem(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "This address has asked for as much as it may in a minute. Try again in %d s."
                                .formatted(secondsToWait))
                .withHeader("Retry-After", Long.toString(secondsToWait))
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
}
