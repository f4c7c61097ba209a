package dev.modelcost.api;

/**
 * Compact JSON over several lines, so that the difference of two answers can be read: an object or
 * an array that is short stays on one line, every other member has a line of its own. Nothing is
 * parsed and nothing is rounded: {@link #joined} gives the same characters back.
 */
final class JsonLines {

    /** Characters of an object or an array that stays on one line. */
    private static final int SHORT = 110;

    private final String json;
    private final StringBuilder lines = new StringBuilder();
    private int at;

    private JsonLines(String json) {
        this.json = json;
    }

    /** The lines of a compact JSON text; any other text as it is. */
    static String of(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        var lines = new JsonLines(text).broken();
        return joined(lines).equals(text) ? lines : text;
    }

    /** The text without the white space between its tokens. */
    static String joined(String lines) {
        var text = new StringBuilder(lines.length());
        var inString = false;
        for (var i = 0; i < lines.length(); i++) {
            var c = lines.charAt(i);
            if (inString && c == '\\' && i + 1 < lines.length()) {
                text.append(c).append(lines.charAt(++i));
                continue;
            }
            inString ^= c == '"';
            if (inString || " \t\r\n".indexOf(c) < 0) {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String broken() {
        var depth = 0;
        while (at < json.length()) {
            var c = json.charAt(at);
            switch (c) {
                case '"' -> lines.append(json, at, at = endOfString(at));
                case '{', '[' -> {
                    var end = endOfShort(at);
                    if (end > 0) {
                        lines.append(json, at, at = end);
                    } else {
                        at++;
                        lines.append(c);
                        newLine(++depth);
                    }
                }
                case '}', ']' -> {
                    at++;
                    newLine(--depth);
                    lines.append(c);
                }
                case ',' -> {
                    at++;
                    lines.append(c);
                    newLine(depth);
                }
                default -> {
                    at++;
                    lines.append(c == ':' ? ": " : c);
                }
            }
        }
        return lines.toString();
    }

    private void newLine(int depth) {
        lines.append('\n').append(" ".repeat(Math.max(0, depth)));
    }

    private int endOfString(int start) {
        for (var i = start + 1; i < json.length(); i++) {
            if (json.charAt(i) == '\\') {
                i++;
            } else if (json.charAt(i) == '"') {
                return i + 1;
            }
        }
        return json.length();
    }

    /** After the object or array that starts here; 0 if it is too long for one line. */
    private int endOfShort(int start) {
        var depth = 0;
        for (var i = start; i < Math.min(json.length(), start + SHORT); i++) {
            switch (json.charAt(i)) {
                case '"' -> i = endOfString(i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return 0;
    }
}
