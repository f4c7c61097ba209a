package dev.modelcost.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The Javadoc of a record, stored by the compiler next to its class.
 *
 * @param text Javadoc of the record itself; null if it has none
 * @param components what it says about each
 */
record RecordJavadoc(String text, Map<String, String> components) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("\\n\\s*@(?=\\w)");
    private static final Pattern COMPONENT = Pattern.compile("param\\s+(\\w+)\\s+(.*)");
    private static final Pattern INLINE = Pattern.compile("\\{@(code|link) ([^{}]*)}");

    static RecordJavadoc of(String className) {
        var name = className + "__Javadoc.json";
        var path = name.replaceAll("\\.(?=.*\\.)", "/");
        try (var kept = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return kept == null
                    ? new RecordJavadoc(null, Map.of())
                    : parse(JSON.readTree(kept).path("doc").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordJavadoc parse(String comment) {
        var blocks = BLOCK.split("\n" + comment);
        var components = new HashMap<String, String>();
        for (var i = 1; i < blocks.length; i++) {
            var component = COMPONENT.matcher(plain(blocks[i]));
            if (component.matches()) {
                components.put(component.group(1), component.group(2));
            }
        }
        var text = plain(blocks[0]);
        return new RecordJavadoc(text.isEmpty() ? null : text, components);
    }

    /** Null if it is not documented. */
    String component(String name) {
        return components.get(name);
    }

    /** On one line, without Javadoc markup. */
    private static String plain(String block) {
        return INLINE.matcher(block)
                .replaceAll("$2")
                .replaceAll("</?\\w+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
