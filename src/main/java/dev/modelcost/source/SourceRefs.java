package dev.modelcost.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** The sources of an answer, each listed once, ordered by slug. */
public final class SourceRefs {

    private SourceRefs() {}

    /** The sources in the record with these slugs; other slugs are ignored. */
    public static List<SourceRef> of(Collection<String> slugs) {
        var wanted = new HashSet<>(slugs);
        return wanted.isEmpty()
                ? List.of()
                : Source.TABLE.rows().stream()
                        .filter(source -> wanted.contains(source.slug))
                        .map(SourceRef::of)
                        .toList();
    }

    public static List<SourceRef> ofSources(Collection<Source> sources) {
        return distinct(sources.stream().map(SourceRef::of));
    }

    public static List<SourceRef> distinct(Stream<SourceRef> sources) {
        return sources.distinct().sorted(Comparator.comparing(SourceRef::slug)).toList();
    }
}
