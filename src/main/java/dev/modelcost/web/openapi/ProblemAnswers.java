package dev.modelcost.web.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds the problems that an operation can answer with. */
final class ProblemAnswers {

    static final String SCHEMA = "Problem";

    private static final String MEDIA_TYPE = "application/problem+json";

    private ProblemAnswers() {}

    /**
     * @param ofOne whether the operation is about one row, named in its path
     */
    static void add(Operation operation, boolean ofOne) {
        add(operation, "400", "A parameter or the body is invalid; the problem names it.");
        if (ofOne) {
            add(operation, "404", "There is no such row; the problem lists similar names.");
        }
        add(
                operation,
                "503",
                "The database cannot be reached; Retry-After says when to try again.");
        var responses = operation.getResponses();
        if (ofOne && responses.getAPIResponse("200") != null) {
            responses.addAPIResponse(
                    "308",
                    OASFactory.createAPIResponse()
                            .description(
                                    "The slug is an alias; Location gives the path of the row."));
        }
    }

    /**
     * @param adds whether a row is added, not changed
     */
    static void addOfChange(Operation operation, boolean adds) {
        add(operation, "401", "The request has no valid bearer token.");
        add(operation, "403", "The token has not the role editor or admin.");
        add(
                operation,
                "409",
                adds
                        ? "There is such a row already."
                        : "The row is not in a state that can be changed so; the problem says why.");
        if (adds) {
            add(operation, "422", "The Idempotency-Key came with another request before.");
        } else {
            add(operation, "412", "Somebody else has changed the row since it was read.");
            add(operation, "428", "If-Match is missing.");
        }
    }

    private static void add(Operation operation, String status, String description) {
        var responses = operation.getResponses();
        var known = responses.getAPIResponse(status);
        // What the extension adds of itself to operations that need a role has no content.
        if (known == null || known.getContent() == null) {
            var problem =
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
            responses.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                            .description(description)
                            .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, problem)));
        }
    }

    static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem as in RFC 9457. The types are explained at /problems.")
                .addProperty("type", string("Path of the page that explains this type of problem."))
                .addProperty("title", string("The type in two or three words."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status."))
                .addProperty("detail", string("What is wrong and what is allowed, in a sentence."))
                .addProperty("instance", string("Path of the request."))
                .addProperty(
                        "parameter", string("The invalid parameter or field, if there is one."))
                .addProperty(
                        "nearMatches",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().addType(SchemaType.STRING))
                                .description("Names that may have been meant, at most three."))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
