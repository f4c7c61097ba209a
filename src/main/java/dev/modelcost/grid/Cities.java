package dev.modelcost.grid;

import dev.modelcost.names.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cities by their names, in any case and with or without accents. */
final class Cities {

    /** How many times as large as any namesake a city is that a name alone means. */
    private static final double BY_FAR = 4;

    private final Map<String, List<Place>> byName = new HashMap<>();

    /**
     * A city.
     *
     * @param name in a spelling that is in use
     * @param liesIn {@link Region#code} of its state or country
     * @param population 0 if unknown
     */
    record Place(String name, String liesIn, long population) {

        /** Whether a name that both have means this one. */
        boolean isByFarLargerThan(Place other) {
            return population >= BY_FAR * other.population;
        }
    }

    /**
     * @param places of several with one name in a region, the largest counts
     */
    Cities(Collection<Place> places) {
        places.stream()
                .sorted(Comparator.comparingLong(Place::population).reversed())
                .forEach(this::add);
    }

    private void add(Place place) {
        var namesakes = byName.computeIfAbsent(PlainText.of(place.name), n -> new ArrayList<>());
        if (namesakes.stream().noneMatch(other -> other.liesIn.equals(place.liesIn))) {
            namesakes.add(place);
        }
    }

    /** Those of a name, the largest first, at most one of each region. */
    List<Place> named(String asked) {
        return byName.getOrDefault(PlainText.of(asked), List.of());
    }

    /** The names of all. */
    List<String> names() {
        return byName.values().stream().map(namesakes -> namesakes.get(0).name).toList();
    }
}
