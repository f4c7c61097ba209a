package dev.modelcost.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row as text, as its file would have them: rows it refers to by slug. A column
 * without a value is left out.
 *
 * @param texts by the names of the columns in the file
 */
record Cells(Map<String, String> texts) {

    Cells {
        texts = Map.copyOf(texts);
    }

    /** As a request gives them, by the rules of the table. */
    static Cells given(RecordTable table, GivenValues given) {
        var texts = new LinkedHashMap<String, String>();
        for (var column : table.columns()) {
            var text = text(given, column.field());
            if (text != null) {
                texts.put(column.name(), text);
            }
        }
        return new Cells(texts);
    }

    private static <T> @Nullable String text(GivenValues given, Parameter<T> field) {
        var value = given.read(field);
        return value == null ? null : field.written(value).toString();
    }

    /**
     * The value of a cell of a file, or what the column has where none is given.
     *
     * @param cell null for none
     * @throws dev.modelcost.failure.InvalidInput if the column does not allow it
     */
    static @Nullable String text(Column column, @Nullable String cell) {
        return text(column.field(), cell);
    }

    private static <T> @Nullable String text(Parameter<T> field, @Nullable String cell) {
        var value = cell == null ? field.ofNothing() : field.ofText(cell);
        return value == null ? null : field.written(value).toString();
    }

    /** Public id of the row. */
    String id(RecordTable table) {
        return (table.hasAliases() ? texts.get("kind") + "." : "") + texts.get("slug");
    }

    @Nullable String get(Column column) {
        return texts.get(column.name());
    }

    /** The same with another value in one column. */
    Cells with(String column, String text) {
        var changed = new LinkedHashMap<>(texts);
        changed.put(column, text);
        return new Cells(changed);
    }

    /** As a request would give them. */
    ObjectNode document(RecordTable table) {
        var document = JsonNodeFactory.instance.objectNode();
        for (var column : table.columns()) {
            var text = get(column);
            if (text != null) {
                switch (column.form()) {
                    case NUMBER -> document.put(column.field().name(), number(text));
                    case FLAG -> document.put(column.field().name(), text.startsWith("t"));
                    default -> document.put(column.field().name(), text);
                }
            }
        }
        return document;
    }

    /** What an answer shows of them, by field. */
    Map<String, Object> shown(RecordTable table) {
        var shown = new LinkedHashMap<String, Object>();
        for (var column : table.columns()) {
            shown.put(column.field().name(), shown(column));
        }
        return shown;
    }

    /** The value of a column as an answer shows it; null for none. */
    @Nullable Object shown(Column column) {
        var text = get(column);
        if (text == null) {
            return null;
        }
        return switch (column.form()) {
            case NUMBER -> number(text);
            case FLAG -> text.startsWith("t");
            default -> text;
        };
    }

    /** 3 for 3.000000, and never 1e9 written out digit by digit. */
    private static BigDecimal number(String text) {
        var stripped = new BigDecimal(text).stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -16 ? stripped.setScale(0) : stripped;
    }

    /** The columns in which the other row has another value. */
    List<Column> differences(RecordTable table, Cells other) {
        var columns = new ArrayList<Column>();
        for (var column : table.columns()) {
            if (!Objects.equals(shown(column), other.shown(column))) {
                columns.add(column);
            }
        }
        return columns;
    }
}
