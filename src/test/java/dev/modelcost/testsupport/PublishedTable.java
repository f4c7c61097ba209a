package dev.modelcost.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** A table of published figures among the test resources; lines with # say where it is from. */
public final class PublishedTable {

    /** One that is not within quotes. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private PublishedTable() {}

    /** Its rows by column; an empty cell is left out. */
    public static List<Map<String, String>> read(String name) {
        try (var in = PublishedTable.class.getResourceAsStream("/" + name)) {
            var lines =
                    new String(
                                    Objects.requireNonNull(in, name).readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> COMMA.split(line, -1))
                            .toList();
            return lines.stream().skip(1).map(line -> row(lines.get(0), line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] line) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < header.length; i++) {
            if (!line[i].isEmpty()) {
                row.put(header[i], unquoted(line[i]));
            }
        }
        return row;
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"")
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
