package dev.modelcost.source;

import java.time.LocalDate;

/**
 * A source as the API shows it.
 *
 * @param slug public id
 * @param title of the paper, page or data set
 * @param publisher who brought it out; null if unknown
 * @param url where it is; null if unknown
 * @param kind paper, filing, vendor, press, dataset, interview or regulation
 * @param publishedOn null if unknown
 * @param accessedOn when we read it; null if unknown
 * @param licence of the data; null if none is stated
 * @param remark what a reader must know of this copy
 */
public record SourceView(
        String slug,
        String title,
        String publisher,
        String url,
        String kind,
        LocalDate publishedOn,
        LocalDate accessedOn,
        String licence,
        String remark) {

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
                source.remark);
    }
}
