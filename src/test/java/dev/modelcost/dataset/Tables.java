package dev.modelcost.dataset;

import dev.modelcost.testsupport.Csv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of all shipped tables. */
record Tables(Map<String, List<Line>> byName) {

    /** As the files have them. */
    static Tables ofFiles() {
        var byName = new LinkedHashMap<String, List<Line>>();
        for (var data : ShippedData.ALL) {
            byName.put(
                    data.table(),
                    lines(data.table(), new String(data.read(), StandardCharsets.UTF_8)));
        }
        return new Tables(byName);
    }

    private static List<Line> lines(String table, String csv) {
        var parsed = Csv.parse(csv);
        var header = parsed.get(0);
        var lines = new ArrayList<Line>();
        for (var fields : parsed.subList(1, parsed.size())) {
            if (fields.size() != header.size()) {
                throw new IllegalArgumentException(
                        "%s: %s has %d fields, the header %d"
                                .formatted(table, fields.get(0), fields.size(), header.size()));
            }
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), fields.get(i));
            }
            lines.add(new Line(table, cells));
        }
        return lines;
    }

    List<Line> of(String table) {
        return byName.get(table);
    }

    Stream<Line> all() {
        return byName.values().stream().flatMap(List::stream);
    }

    Optional<Line> find(String table, String slug) {
        return of(table).stream().filter(line -> line.slug().equals(slug)).findFirst();
    }

    Map<String, Line> bySlug(String table) {
        return of(table).stream().collect(Collectors.toMap(Line::slug, line -> line, (a, b) -> a));
    }

    /** The same with one row changed. */
    Tables changed(String table, String slug, UnaryOperator<Line> change) {
        find(table, slug).orElseThrow(() -> new IllegalArgumentException(table + " " + slug));
        return replace(
                table,
                of(table).stream()
                        .map(line -> line.slug().equals(slug) ? change.apply(line) : line)
                        .toList());
    }

    /** The same with one more row. */
    Tables plus(Line line) {
        var lines = new ArrayList<>(of(line.table()));
        lines.add(line);
        return replace(line.table(), lines);
    }

    private Tables replace(String table, List<Line> lines) {
        var copy = new LinkedHashMap<>(byName);
        copy.put(table, lines);
        return new Tables(copy);
    }
}
