package dev.modelcost.names;

import java.util.List;

/**
 * What a name means.
 *
 * @param slug what it means; null if that is not known
 * @param how what was left out of the name or read otherwise, in order; empty if it is a name of
 *     the record but for its spelling
 * @param candidates slugs of what it may mean, if it may mean several things; empty otherwise
 * @param near slugs that come near, if it means nothing
 */
public record Resolution(
        String slug, List<String> how, List<String> candidates, List<String> near) {

    static Resolution of(String slug, List<String> how) {
        return new Resolution(slug, how, List.of(), List.of());
    }

    static Resolution ambiguous(List<String> candidates) {
        return new Resolution(null, List.of(), candidates, List.of());
    }

    static Resolution unknown(List<String> near) {
        return new Resolution(null, List.of(), List.of(), near);
    }

    public boolean isKnown() {
        return slug != null;
    }
}
