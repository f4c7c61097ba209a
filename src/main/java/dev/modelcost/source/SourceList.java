package dev.modelcost.source;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.time.LocalDate;
import java.util.List;

/** The list of sources, with its filters and sort orders. */
final class SourceList {

    static final Listing<Source> LISTING =
            new Listing<>(
                    Source.TABLE.reader(),
                    List.of(
                            Filter.oneOf("kind", "e.kind", SourceKind.class)
                                    .describedAs("Kind of source."),
                            Filter.after("publishedAfter", "e.publishedOn")
                                    .describedAs("Published after this day.")
                                    .example(LocalDate.of(2025, 1, 1)),
                            Filter.before("publishedBefore", "e.publishedOn")
                                    .describedAs("Published before this day.")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate(
                                    "publishedOn", "e.publishedOn", source -> source.publishedOn)));

    private SourceList() {}
}
