package dev.modelcost.testsupport;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads RFC 4180 text as PostgreSQL does: commas, quotes where needed, an empty field is unknown.
 */
public final class Csv {

    private Csv() {}

    /** Lines of fields, the header line first. */
    public static List<List<String>> parse(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                field.append(c);
            } else {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            }
        }
        if (quoted || !line.isEmpty() || field.length() > 0) {
            throw new IllegalArgumentException("the text does not end with a whole line");
        }
        return lines;
    }
}
