package dev.modelcost.failure;

import java.util.Locale;

/** Says what a name or a word that was given otherwise was taken for. */
public final class TakenFor {

    private TakenFor() {}

    /**
     * @param role what it names in the question: "model", "commitment"
     * @param asked as it was given
     * @param meant as answers write it
     * @return a sentence
     */
    public static String sentence(String role, String asked, String meant) {
        return "%s%s: '%s' was taken for %s."
                .formatted(
                        role.substring(0, 1).toUpperCase(Locale.ROOT),
                        role.substring(1),
                        Printable.of(asked),
                        meant);
    }
}
