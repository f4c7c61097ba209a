package dev.modelcost.dataset;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the data, one sentence for each. */
final class Complaints {

    private final List<String> sentences = new ArrayList<>();

    void unless(boolean holds, Line line, String sentence, Object... values) {
        if (!holds) {
            sentences.add(line + ": " + sentence.formatted(values));
        }
    }

    /** The value is unknown or in the range, both ends included. */
    void range(Line line, String column, double low, double high) {
        if (line.has(column)) {
            var value = line.number(column);
            unless(
                    value >= low && value <= high,
                    line,
                    "%s is %s, outside %s to %s",
                    column,
                    line.get(column),
                    low,
                    high);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
