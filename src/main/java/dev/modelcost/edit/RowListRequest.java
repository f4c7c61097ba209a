package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.store.Listing;
import dev.modelcost.web.Cursor;
import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameter;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are asked for, in the order of their public ids.
 *
 * @param ownership only of these; null for all
 * @param after the last id of the page before; null for the first page
 * @param limit how many at most
 */
record RowListRequest(
        RecordTable table, @Nullable Ownership ownership, @Nullable String after, int limit) {

    private static final Parameter<RecordTable> TABLE =
            ImportQuery.TABLE.describedAs("Whose rows, as in the path of the rows.");

    private static final Parameter<Ownership> OWNERSHIP =
            Parameter.oneOf("ownership", Ownership.class)
                    .describedAs(
                            "Only rows that a release may change (shipped), or that are your own:"
                                    + " added here, or corrected (own).");

    static final DeclaresParameters DECLARED =
            () -> List.of(TABLE, OWNERSHIP, Listing.LIMIT, Listing.CURSOR);

    private static final String ORDER = "slug";

    static RowListRequest of(UriInfo uri) {
        var given = GivenValues.ofQuery(uri, DECLARED);
        var cursor = given.read(Listing.CURSOR);
        return new RowListRequest(
                given.read(TABLE),
                given.read(OWNERSHIP),
                cursor == null ? null : Cursor.decode(cursor, ORDER).slug(),
                given.read(Listing.LIMIT));
    }

    /**
     * @param found one row more than asked for, if there are more
     */
    Page<RowReport> page(List<StoredRow> found) {
        var shown =
                found.stream().limit(limit).map(row -> RowReport.of(table, id(row), row)).toList();
        var next =
                found.size() > limit
                        ? new Cursor(ORDER, "", shown.get(limit - 1).slug()).encode()
                        : null;
        return new Page<>(shown, next, List.of(), RowReport.class);
    }

    private String id(StoredRow row) {
        return row.cells().id(table);
    }
}
