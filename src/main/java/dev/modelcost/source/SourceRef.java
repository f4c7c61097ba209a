package dev.modelcost.source;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.store.ProjectedRow;
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

    /** What {@link #read} reads. */
    public static String columns(String path) {
        return "%1$s.slug, %1$s.title, %1$s.kind, %1$s.url".formatted(path);
    }

    /** Null for no source. */
    public static @Nullable SourceRef read(ProjectedRow row) {
        String slug = row.next();
        String title = row.next();
        String kind = row.next();
        String url = row.next();
        return slug == null ? null : new SourceRef(slug, title, kind, url);
    }

    /** Null for no source. */
    public static SourceRef of(Source source) {
        return source == null
                ? null
                : new SourceRef(source.slug, source.title, source.kind, source.url);
    }
}
