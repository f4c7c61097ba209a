package dev.modelcost.calc.derivation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of what a question gives, be it a default, so that an answer can say what of it it does not
 * need. Who computes names what is used; what is declared later is then said to be unused until it
 * is used too.
 *
 * @param names in the order in which they are given
 */
public record GivenNames(Set<String> names) {

    /** Of a question that the service asks itself. */
    public static final GivenNames NONE = new GivenNames(Set.of());

    /**
     * A sentence about all that is given and not used.
     *
     * @param used names of what the answer depends on
     * @param why as the end of a sentence
     * @return empty if all is used
     */
    public List<String> unused(Collection<String> used, String why) {
        var unused = new LinkedHashSet<>(names);
        unused.removeAll(used);
        return unused.isEmpty()
                ? List.of()
                : List.of("Not used: %s, since %s.".formatted(String.join(", ", unused), why));
    }
}
