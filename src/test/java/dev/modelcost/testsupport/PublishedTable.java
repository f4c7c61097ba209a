package dev.modelcost.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table of published figures among the test resources; lines with # say where it is from. */
public final class PublishedTable {

    private PublishedTable() {}

    /** Its rows by column; an empty cell is left out. */
    public static List<Map<String, String>> read(String name) {
        try (var in = PublishedTable.class.getResourceAsStream("/" + name)) {
            var text =
                    new String(
                                    Objects.requireNonNull(in, name).readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .collect(Collectors.joining("\n", "", "\n"));
            var lines = Csv.parse(text);
            return lines.stream().skip(1).map(line -> row(lines.get(0), line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> header, List<String> line) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            if (!line.get(i).isEmpty()) {
                row.put(header.get(i), line.get(i));
            }
        }
        return row;
    }
}
