package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.edit.CorrectedRow.Thing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the corrections that an answer rests on, by what the answer says. It rests on a row that it
 * names, and on one whose source is among its sources and that is about something the answer names:
 * a source may have a thousand rows. Of an answer that names nothing of that kind, such as a cost
 * without its chip, it is not known which rows of the source it used: then it is told of the row,
 * since to be told too much is better than too little.
 *
 * @param rows the corrections, ordered
 * @param more whether there are more than these
 * @param things all slugs of what rows are about, by kind
 */
record Corrections(List<CorrectedRow> rows, boolean more, Map<String, Set<String>> things)
        implements Function<JsonNode, List<String>> {

    /** In one answer; of others it says how many they are. */
    static final int MOST_TOLD = 3;

    @Override
    public List<String> apply(JsonNode answer) {
        var said = new Said(answer);
        var found = rows.stream().filter(said::restsOn).toList();
        var sentences = new ArrayList<String>();
        found.stream().limit(MOST_TOLD).map(CorrectedRow::sentence).forEach(sentences::add);
        if (found.size() > MOST_TOLD) {
            sentences.add(
                    "It corrects %d more shipped rows that this answer may rest on."
                            .formatted(found.size() - MOST_TOLD));
        }
        if (more) {
            sentences.add(
                    "This record corrects more than %,d shipped rows; only of these many do answers say so."
                            .formatted(rows.size()));
        }
        return sentences;
    }

    /** All texts of an answer. */
    private final class Said {

        private final Set<String> texts = new HashSet<>();

        Said(JsonNode answer) {
            add(answer);
        }

        private void add(JsonNode node) {
            if (node.isTextual()) {
                texts.add(node.textValue());
            }
            node.forEach(this::add);
        }

        boolean restsOn(CorrectedRow row) {
            if (!row.isThing() && texts.contains(row.id())) {
                return true;
            }
            if (Collections.disjoint(row.sources(), texts)) {
                return false;
            }
            return row.about().stream().allMatch(this::mayBeAbout);
        }

        private boolean mayBeAbout(Thing thing) {
            return names(thing)
                    || Collections.disjoint(things.getOrDefault(thing.kind(), Set.of()), texts);
        }

        private boolean names(Thing thing) {
            return texts.contains(thing.slug())
                    || thing.name() != null
                            && texts.stream().anyMatch(text -> text.contains(thing.name()));
        }
    }
}
