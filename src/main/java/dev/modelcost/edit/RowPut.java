package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.InvalidInput;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has the record hold rows as they are given, whatever it had in their place. */
final class RowPut {

    /** What that took. */
    enum Did {
        CREATED,
        REPLACED,
        NOTHING
    }

    private final RecordTable table;
    private final RowStore rows;
    private final ShippedRows shipped;
    private final Map<String, StoredRow> known;
    private final Set<String> shippedOtherwise;
    private final String reason;
    private final Set<String> given = new HashSet<>();

    /**
     * @param slugs of all rows that will be given; those that there are, are locked
     * @param goesOn whether the transaction goes on after a row that the database refuses
     */
    RowPut(
            Connection connection,
            RecordTable table,
            List<String> slugs,
            String reason,
            boolean goesOn)
            throws SQLException {
        this.table = table;
        this.rows = new RowStore(connection, table, goesOn);
        this.shipped = new ShippedRows(connection, table);
        this.known = rows.lockAll(slugs);
        this.shippedOtherwise = shipped.among(slugs);
        this.reason = reason;
    }

    /**
     * @throws dev.modelcost.failure.Failure if the row does not follow the rules of its table,
     *     refers to what is not there, or was given before
     */
    Did put(Cells cells) throws SQLException {
        var slug = cells.id(table);
        if (!given.add(slug)) {
            throw new InvalidInput("slug", "the file has '%s' twice.".formatted(slug));
        }
        var row = known.get(slug);
        if (row == null) {
            rows.insert(slug, cells, true, shippedOtherwise.contains(slug) ? reason : null);
            return Did.CREATED;
        }
        if (cells.differences(table, row.cells()).isEmpty()) {
            return Did.NOTHING;
        }
        shipped.keep(slug, row);
        var corrects = !row.own() || shippedOtherwise.contains(slug);
        rows.update(row.id(), cells, true, corrects ? reason : null);
        return Did.REPLACED;
    }
}
