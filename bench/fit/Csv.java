import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tables of comma-separated values, with quoted fields that may hold commas and line breaks. */
final class Csv {

    private Csv() {}

    static List<Map<String, String>> read(Path file) throws IOException {
        var records = records(Files.readString(file));
        var header = records.get(0);
        return records.stream()
                .skip(1)
                .map(record -> {
                    var row = new HashMap<String, String>();
                    IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), i < record.size() ? record.get(i) : ""));
                    return (Map<String, String>) row;
                })
                .toList();
    }

    static Map<String, Map<String, String>> bySlug(Path file) throws IOException {
        var rows = new HashMap<String, Map<String, String>>();
        read(file).forEach(row -> rows.put(row.get("slug"), row));
        return rows;
    }

    static double number(Map<String, String> row, String column, double otherwise) {
        var text = row.get(column);
        return text == null || text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    /** Null where the field is empty. */
    static Double number(Map<String, String> row, String column) {
        var text = row.get(column);
        return text == null || text.isEmpty() ? null : Double.valueOf(text);
    }

    static int whole(Map<String, String> row, String column, int otherwise) {
        return (int) number(row, column, otherwise);
    }

    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return records;
    }
}
