package dev.modelcost.grid;

import dev.modelcost.names.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places by their names, in any case and with or without accents. */
final class Places {

    /** How many times as large as any namesake a place is that a name alone means. */
    private static final double BY_FAR = 4;

    private final Map<String, List<Known>> byName = new HashMap<>();

    /**
     * A city or a part of a country.
     *
     * @param name in a spelling that is in use
     * @param liesIn {@link Region#code} of its state or country
     * @param population 0 if unknown
     */
    record Known(String name, String liesIn, long population) {

        /** Whether a name that both have means this one. */
        boolean isByFarLargerThan(Known other) {
            return population >= BY_FAR * other.population;
        }
    }

    /**
     * @param places of several with one name in a region, the largest counts
     */
    Places(Collection<Known> places) {
        places.stream()
                .sorted(Comparator.comparingLong(Known::population).reversed())
                .forEach(this::add);
    }

    private void add(Known place) {
        var namesakes = byName.computeIfAbsent(PlainText.of(place.name), n -> new ArrayList<>());
        if (namesakes.stream().noneMatch(other -> other.liesIn.equals(place.liesIn))) {
            namesakes.add(place);
        }
    }

    /** Those of a name, the largest first, at most one of each region. */
    List<Known> named(String asked) {
        return byName.getOrDefault(PlainText.of(asked), List.of());
    }

    /** The names of all. */
    List<String> names() {
        return byName.values().stream().map(namesakes -> namesakes.get(0).name).toList();
    }
}
