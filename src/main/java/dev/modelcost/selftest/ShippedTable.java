package dev.modelcost.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables that the self-test reads: with a header, without quotes, no field with a comma. */
final class ShippedTable {

    private ShippedTable() {}

    /** The rows, each by the names of the header; what is left out is empty. */
    static List<Map<String, String>> read(String name) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            var lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
            var header = lines.get(0).split(",");
            return lines.stream().skip(1).map(line -> row(header, line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] fields) {
        if (fields.length != header.length) {
            throw new IllegalStateException(
                    "%d fields instead of %d: %s"
                            .formatted(fields.length, header.length, String.join(",", fields)));
        }
        var row = new HashMap<String, String>();
        for (var i = 0; i < header.length; i++) {
            row.put(header[i], fields[i]);
        }
        return row;
    }
}
