package dev.modelcost.api;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.util.diff.DiffUtils;

/** Where two texts begin to differ, in as many lines as a person reads. */
final class FirstDifference {

    /** Lines that are looked at from the first that differs: time and memory grow as the square. */
    private static final int WINDOW = 300;

    private static final int SHOWN = 24;
    private static final int CONTEXT = 3;

    /** Characters of a line that are shown. */
    private static final int WIDTH = 200;

    private FirstDifference() {}

    /**
     * The first lines of a unified difference.
     *
     * @return empty if the texts are equal
     */
    static String of(String expected, String actual) {
        if (expected.equals(actual)) {
            return "";
        }
        var before = expected.lines().toList();
        var after = actual.lines().toList();
        var first = 0;
        while (first < Math.min(before.size(), after.size())
                && before.get(first).equals(after.get(first))) {
            first++;
        }
        var from = Math.max(0, first - CONTEXT);
        var expectedPart = part(before, from);
        var patch = DiffUtils.diff(expectedPart, part(after, from));
        var unified =
                DiffUtils.generateUnifiedDiff("expected", "actual", expectedPart, patch, CONTEXT);
        if (unified.isEmpty()) {
            return "They differ in their line breaks alone.";
        }
        // Without the names, and without the line numbers, which count from the part.
        var lines =
                unified.stream()
                        .skip(3)
                        .map(line -> line.startsWith("@@ ") ? "..." : line)
                        .toList();
        var shown =
                lines.stream()
                        .limit(SHOWN)
                        .map(FirstDifference::shortened)
                        .collect(Collectors.joining("\n"));
        var rest = lines.size() > SHOWN || before.size() > from + WINDOW ? "\n..." : "";
        return "From line " + (first + 1) + " on:\n" + shown + rest;
    }

    private static List<String> part(List<String> lines, int from) {
        return lines.subList(from, Math.min(lines.size(), from + WINDOW));
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "...";
    }
}
