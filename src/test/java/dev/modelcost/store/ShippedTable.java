package dev.modelcost.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the shipped data, read by the tests themselves.
 *
 * @param name of the table and of its file
 * @param rows columns by name; what is empty is null
 */
public record ShippedTable(String name, List<Map<String, String>> rows) {

    public static ShippedTable read(String name) {
        try (var in = ShippedTable.class.getResourceAsStream("/data/" + name + ".csv")) {
            var lines = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            var header = lines.get(0);
            var rows = new ArrayList<Map<String, String>>();
            for (var line : lines.subList(1, lines.size())) {
                var row = new LinkedHashMap<String, String>();
                for (var i = 0; i < header.size(); i++) {
                    row.put(header.get(i), line.get(i).isEmpty() ? null : line.get(i));
                }
                rows.add(row);
            }
            return new ShippedTable(name, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. */
    private static List<List<String>> parse(String csv) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.length(); i++) {
            var c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        return lines;
    }
}
