package dev.modelcost.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the record that stands in the place of a shipped one.
 *
 * @param path of the table's rows below the root of the API
 * @param id public id of the row
 * @param reason why it differs from the shipped row, as its editor says
 * @param sources slugs of the sources that its figures are from
 * @param about what it is about, such as a model and who sells it; none if that is nothing that
 *     answers name
 */
record CorrectedRow(String path, String id, String reason, Set<String> sources, List<Thing> about) {

    /**
     * What figures are about.
     *
     * @param kind model, chip, provider, assumption or region
     * @param slug by which answers name it
     * @param name by which sentences name it; null if they do not
     */
    record Thing(String kind, String slug, @Nullable String name) {}

    /** Whether the row is what it is about, and not one of many figures about it. */
    boolean isThing() {
        return about.stream().anyMatch(thing -> thing.slug.equals(id));
    }

    /** The sentence in which an answer says so. */
    String sentence() {
        return "This record corrects the shipped row %s/%s: %s".formatted(path, id, ended(reason));
    }

    private static String ended(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }
}
