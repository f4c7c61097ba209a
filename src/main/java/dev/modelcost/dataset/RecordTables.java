package dev.modelcost.dataset;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All tables of the record. */
public final class RecordTables {

    /** In dependency order: a table comes after those it refers to. */
    public static final List<RecordTable> ALL =
            List.of(
                    FactTables.SOURCE,
                    FactTables.ORGANIZATION,
                    FactTables.ALIAS,
                    ChipTables.CHIP,
                    ChipTables.PEAK,
                    ChipTables.PRICE,
                    ChipTables.SIBLING,
                    ChipTables.RULE,
                    ChipTables.DESTINATION,
                    ModelTables.MODEL,
                    ModelTables.RUN,
                    MeasurementTables.MEASUREMENT,
                    ModelTables.SCORE,
                    PriceTables.PROVIDER,
                    PriceTables.NAME,
                    PriceTables.BILLING,
                    PriceTables.TOKEN,
                    PriceTables.UNIT,
                    PriceTables.RETIREMENT,
                    FactTables.GRID,
                    FactTables.CLOUD_REGION,
                    FactTables.PLACE,
                    FactTables.INDEX,
                    FactTables.CLAIM,
                    FactTables.ASSUMPTION_SET,
                    FactTables.ASSUMPTION);

    private static final Map<String, RecordTable> BY_NAME =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(RecordTable::name, Function.identity()));

    private static final Map<String, RecordTable> BY_PATH =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(RecordTable::path, Function.identity()));

    private RecordTables() {}

    /**
     * @throws IllegalArgumentException if there is no such table
     */
    public static RecordTable named(String table) {
        var found = BY_NAME.get(table);
        if (found == null) {
            throw new IllegalArgumentException(table + " is not a table of the record");
        }
        return found;
    }

    /** The table whose rows the API has at the path; null if there is none. */
    public static RecordTable at(String path) {
        return BY_PATH.get(path);
    }
}
