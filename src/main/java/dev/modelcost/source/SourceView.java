package dev.modelcost.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A source.
 *
 * @param slug public id
 * @param title of the paper, page or data set
 * @param publisher who published it; null if unknown
 * @param url where to read it; null if unknown
 * @param kind paper, filing, vendor, press, dataset, interview or regulation
 * @param publishedOn publication date; null if unknown
 * @param accessedOn date on which it was read for the record; null if unknown
 * @param licence of its data; null if none is stated
 * @param remark note for readers about this copy; null if there is none
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record SourceView(
        String slug,
        String title,
        @Nullable String publisher,
        @Nullable String url,
        @OneOf(SourceKind.class) String kind,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate accessedOn,
        @Nullable String licence,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    public static SourceView of(Source source) {
        return new SourceView(
                source.slug,
                source.title,
                source.publisher,
                source.url,
                source.kind,
                source.publishedOn,
                source.accessedOn,
                source.licence,
                source.remark,
                source.correction);
    }
}
