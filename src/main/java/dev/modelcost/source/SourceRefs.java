package dev.modelcost.source;

import java.util.Collection;
import java.util.List;

/** The sources of an answer. */
public final class SourceRefs {

    private SourceRefs() {}

    /** Those of the slugs that are sources, in the order of their slugs. */
    public static List<SourceRef> of(Collection<String> slugs) {
        return slugs.isEmpty()
                ? List.of()
                : Source.<Source>list("slug in ?1 order by slug", slugs).stream()
                        .map(SourceRef::of)
                        .toList();
    }
}
