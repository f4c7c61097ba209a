package dev.modelcost.source;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.store.SmallTable;
import org.jspecify.annotations.Nullable;

/**
 * A source as referred to by figures and answers.
 *
 * @param slug public id; more at {@code /api/v1/sources/{slug}}
 * @param title of the paper, page or data set
 * @param kind paper, filing, vendor, press, dataset, interview or regulation
 * @param url where to read it; null if unknown
 */
public record SourceRef(
        String slug, String title, @OneOf(SourceKind.class) String kind, @Nullable String url) {

    /** Of all sources. */
    public static final SmallTable<SourceRef> TABLE = new SmallTable<>(Source.TABLE, SourceRef::of);

    /** Null for no source. */
    public static SourceRef of(Source source) {
        return source == null
                ? null
                : new SourceRef(source.slug, source.title, source.kind, source.url);
    }
}
