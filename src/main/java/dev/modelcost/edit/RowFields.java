package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the fields of a row from a body, by the declarations of its table. */
final class RowFields {

    static final Parameter<String> REASON =
            Parameter.text("reason", 500)
                    .describedAs("Why the record is changed; its history keeps it.")
                    .example("The vendor's price list of 2026-11-20.")
                    .needed("it: the history says why the record was changed");

    private static final Pattern WORD = Pattern.compile("(?:^|_)(\\w)");

    private static final Map<RecordTable, Parameters<Cells>> ROWS =
            RecordTables.ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), RowFields::declare));

    private RowFields() {}

    /** ChipPrice for chip_price. */
    static String schemaName(RecordTable table) {
        return WORD.matcher(table.name())
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** The fields of a whole row, and the reason. */
    static Parameters<Cells> of(RecordTable table) {
        return ROWS.get(table);
    }

    private static Parameters<Cells> declare(RecordTable table) {
        var fields = new ArrayList<Parameter<?>>(table.fields());
        fields.add(REASON);
        return Parameters.of(
                        schemaName(table) + "Row",
                        given -> Cells.given(table, given),
                        List.copyOf(fields))
                .describedAs(table.says());
    }

    /**
     * The row that a body gives.
     *
     * @throws InvalidInput for a value that is not allowed, or one that is missing
     */
    static Cells read(RecordTable table, JsonNode body) {
        return of(table).ofBody(body);
    }

    /** The reason that a body gives. */
    static String reason(JsonNode body) {
        var only = ((ObjectNode) body).objectNode();
        only.set(REASON.name(), body.get(REASON.name()));
        return Parameters.of("Reason", given -> given.read(REASON), List.of(REASON)).ofBody(only);
    }

    /**
     * The row with a merge patch applied.
     *
     * @throws InvalidInput for a patch that leaves no valid row, or that changes figures without
     *     saying where they come from
     */
    static Cells patched(RecordTable table, StoredRow row, ObjectNode patch) {
        var merged = (ObjectNode) MergePatch.apply(row.cells().document(table), patch);
        merged.set(REASON.name(), patch.get(REASON.name()));
        var cells = read(table, merged);
        var figures =
                cells.differences(table, row.cells()).stream()
                        .filter(column -> column.isFigure() && cells.get(column) != null)
                        .toList();
        if (!figures.isEmpty() && table.hasSource() && !namesASource(table, patch)) {
            throw new InvalidInput(
                    "source",
                    "is needed: say where %s comes from, even if it is the same source."
                            .formatted(figures.get(0).field().name()));
        }
        return cells;
    }

    private static boolean namesASource(RecordTable table, ObjectNode patch) {
        return table.columns().stream()
                .filter(column -> column.isSource())
                .anyMatch(column -> patch.hasNonNull(column.field().name()));
    }
}
