package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.edit.CorrectedRow.Thing;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.RecordRemarks;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads which rows of the record correct shipped ones, in one statement for each edition; if there
 * are some, in a second what else they could be about.
 */
@ApplicationScoped
class RecordCorrections implements RecordRemarks {

    /** Each takes some hundred bytes. */
    private static final int MOST_KEPT = 5_000;

    /**
     * What figures are about, the nearest first: a run is of its model before it is of its chip.
     */
    private static final List<String> SUBJECTS = List.of("model", "chip", "organization");

    private static final String SELLER = "provider";

    private static final String ALL_THINGS =
            """
            SELECT 'model', slug::text FROM model
            UNION ALL SELECT 'chip', slug::text FROM chip
            UNION ALL SELECT 'organization', slug::text FROM organization
            UNION ALL SELECT 'provider', slug::text FROM provider
            UNION ALL SELECT 'assumption', name FROM assumption
            UNION ALL SELECT 'region', region FROM grid
            """;

    private static final String CORRECTIONS =
            RecordTables.ALL.stream()
                    .filter(RecordTable::hasSource)
                    .map(RecordCorrections::select)
                    .collect(
                            Collectors.joining(
                                    " UNION ALL ", "", " ORDER BY 1, 2 LIMIT " + (MOST_KEPT + 1)));

    private static final OfEdition<Corrections> OF_RECORD =
            new OfEdition<>(RecordCorrections::read);

    @Override
    public @Nullable Function<JsonNode, List<String>> ofRecord() {
        var corrections = OF_RECORD.get();
        return corrections.rows().isEmpty() ? null : corrections;
    }

    private static String select(RecordTable table) {
        var sources =
                table.columns().stream()
                        .filter(column -> "source".equals(column.refersTo()))
                        .map(column -> "t." + column.inTable())
                        .collect(Collectors.joining(", "));
        return "SELECT '%s', (%s)::text, t.correction, ARRAY(SELECT r.slug::text FROM source r WHERE r.id IN (%s)), %s FROM %s t WHERE t.correction IS NOT NULL"
                .formatted(table.path(), table.idIn("t"), sources, about(table), table.name());
    }

    /** Kind, slug and name of what the row is about, and the same of who sells it. */
    private static String about(RecordTable table) {
        return switch (table.name()) {
            case "model", "chip", SELLER ->
                    "ARRAY['%s', t.slug::text, t.name], NULL::text[]".formatted(table.name());
            case "assumption" -> "ARRAY['assumption', t.name, NULL], NULL::text[]";
            case "grid" -> "ARRAY['region', t.region, t.region_name], NULL::text[]";
            default -> referredTo(table, SUBJECTS) + ", " + referredTo(table, List.of(SELLER));
        };
    }

    private static String referredTo(RecordTable table, List<String> kinds) {
        var referred =
                kinds.stream()
                        .flatMap(kind -> table.column(kind).stream())
                        .map(RecordCorrections::referredTo)
                        .collect(Collectors.joining(", "));
        return referred.isEmpty() ? "NULL::text[]" : "coalesce(" + referred + ")";
    }

    private static String referredTo(Column column) {
        return "(SELECT ARRAY['%1$s', r.slug::text, r.name] FROM %1$s r WHERE r.id = t.%2$s)"
                .formatted(column.refersTo(), column.inTable());
    }

    private static Corrections read() {
        // The session of a request would keep the connection.
        try (var session = Panache.getSession().getSessionFactory().openStatelessSession()) {
            return session.doReturningWork(RecordCorrections::read);
        }
    }

    private static Corrections read(Connection connection) throws SQLException {
        var rows = new ArrayList<CorrectedRow>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(CORRECTIONS)) {
            while (found.next()) {
                rows.add(
                        new CorrectedRow(
                                found.getString(1),
                                found.getString(2),
                                found.getString(3),
                                Set.of((String[]) found.getArray(4).getArray()),
                                things(found)));
            }
        }
        var more = rows.size() > MOST_KEPT;
        return new Corrections(
                List.copyOf(more ? rows.subList(0, MOST_KEPT) : rows),
                more,
                rows.isEmpty() ? Map.of() : things(connection));
    }

    private static List<Thing> things(ResultSet row) throws SQLException {
        var things = new ArrayList<Thing>();
        for (var column : List.of(5, 6)) {
            if (row.getArray(column) != null) {
                var parts = (String[]) row.getArray(column).getArray();
                things.add(new Thing(parts[0], parts[1], parts[2]));
            }
        }
        return List.copyOf(things);
    }

    private static Map<String, Set<String>> things(Connection connection) throws SQLException {
        var things = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(ALL_THINGS)) {
            while (found.next()) {
                things.computeIfAbsent(found.getString(1), kind -> new HashSet<>())
                        .add(found.getString(2));
            }
        }
        return things;
    }
}
