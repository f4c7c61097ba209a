package dev.modelcost.web;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parts of an answer that a compact one leaves out: they are most of its bytes, and few callers
 * read them. A field with one of these names, anywhere in an answer, is written only if the
 * parameter {@code include} or {@code fields} asks for it. What remains is enough to defend the
 * number: its range, its scope, what was assumed, and the slugs of its sources.
 */
public enum AnswerDetail implements Vocabulary {
    /** How the numbers were computed, step by step. */
    DERIVATION,
    /** Title, kind and URL of each source; a compact answer has only their slugs. */
    SOURCES,
    /** How much of the spread each input accounts for. */
    SENSITIVITY;

    /** Replaces {@link #SOURCES} in a compact answer. */
    public static final String SOURCE_SLUGS = "sourceSlugs";

    public static Optional<AnswerDetail> ofField(String name) {
        return Vocabulary.find(AnswerDetail.class, name);
    }

    /**
     * The details that the request asks for, by {@code include} or by name in {@code fields}.
     *
     * @throws InvalidInput if {@code include} names anything else
     */
    static Set<AnswerDetail> askedBy(UriInfo uri) {
        var asked = EnumSet.noneOf(AnswerDetail.class);
        var query = new GivenValues.QuerySource(uri.getQueryParameters());
        if (query.has(Parameters.INCLUDE.name())) {
            asked.addAll(query.value(Parameters.INCLUDE, Parameters.INCLUDE.name()));
        }
        for (var fields :
                uri.getQueryParameters().getOrDefault(Parameters.FIELDS.name(), List.of())) {
            for (var field : fields.split(",")) {
                ofField(field).ifPresent(asked::add);
            }
        }
        return Collections.unmodifiableSet(asked);
    }
}
