package dev.modelcost.names;

import java.util.List;

/**
 * What a name means.
 *
 * @param slug what it means; null if that is not known
 * @param how what was left out of the name or read otherwise, in order; empty if it is a name of the
 *     record but for its spelling
 * @param candidates slugs of what it may mean, if it may mean several things; empty otherwise
 * @param plain the name without what stands before and behind it, for a search of what is near
 */
public record Resolution(
        String slug, List<String> how, List<String> candidates, String plain) {

    static Resolution of(String slug, List<String> how) {
        return new Resolution(slug, List.copyOf(how), List.of(), slug);
    }

    static Resolution ambiguous(List<String> candidates, String plain) {
        return new Resolution(null, List.of(), List.copyOf(candidates), plain);
    }

    static Resolution unknown(String plain) {
        return new Resolution(null, List.of(), List.of(), plain);
    }

    public boolean isKnown() {
        return slug != null;
    }
}
