package dev.modelcost.names;

import dev.modelcost.failure.TakenFor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name means.
 *
 * @param slug what it means; null if that is not known
 * @param how what was left out of the name or read otherwise, in order; empty if it is a name of
 *     the record but for its spelling
 * @param candidates slugs of what it may mean, if it may mean several things; empty otherwise
 * @param near slugs that come near, if it means nothing
 * @param count how many there are, if the name says so; else null
 */
public record Resolution(
        String slug,
        List<String> how,
        List<String> candidates,
        List<String> near,
        @Nullable Integer count) {

    public static Resolution of(String slug, List<String> how) {
        return new Resolution(slug, how, List.of(), List.of(), null);
    }

    static Resolution of(String slug, Reading reading) {
        return new Resolution(slug, reading.how(), List.of(), List.of(), reading.count());
    }

    static Resolution ambiguous(List<String> candidates) {
        return new Resolution(null, List.of(), candidates, List.of(), null);
    }

    static Resolution unknown(List<String> near) {
        return new Resolution(null, List.of(), List.of(), near, null);
    }

    public boolean isKnown() {
        return slug != null;
    }

    /**
     * What a name was taken for, in a sentence.
     *
     * @param role what it names in the question: "model", "provider"
     * @param asked as it was given
     */
    public String taken(String role, String asked) {
        return TakenFor.sentence(
                role, asked, how.isEmpty() ? slug : slug + " (" + String.join("; ", how) + ")");
    }
}
