package dev.modelcost.grid;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.names.PlainText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What names of places mean that are no regions themselves: where clouds have their data centres,
 * cities and parts of countries. The region that they lie in stands for them.
 */
final class PlaceNames {

    /** The place in a cloud's name of a region: US East (N. Virginia). */
    private static final Pattern IN_BRACKETS = Pattern.compile("^.*\\((.+)\\)\\s*$");

    /** Before what it lies in: Memphis, Tennessee. */
    private static final Pattern BEFORE_A_COMMA = Pattern.compile("^(.+),\\s*([^,]+)$");

    /** The most words of a region's name behind that of a city without a comma. */
    private static final int MOST_WORDS = 3;

    private final Regions regions;
    private final Supplier<List<Region>> ofPlacesAlone;
    private final Supplier<Places> places;

    /**
     * @param ofPlacesAlone reads the regions of clouds that have only the electricity of the place
     *     they lie in
     * @param places reads those of the record
     */
    PlaceNames(Regions regions, Supplier<List<Region>> ofPlacesAlone, Supplier<Places> places) {
        this.regions = regions;
        this.ofPlacesAlone = ofPlacesAlone;
        this.places = places;
    }

    /**
     * @param field name of the value that names the place
     * @return empty if it is not known
     * @throws InvalidInput for a place that may be in several regions
     */
    Optional<Regions.Found> find(String field, String asked) {
        return stateOfWhatIsNamed(asked)
                .or(() -> inWhatIsNamed(asked))
                .or(() -> ofAClouds(asked))
                .or(() -> behindAComma(asked))
                .or(() -> city(field, asked));
    }

    /** Names of places. */
    Stream<String> names() {
        return places.get().names().stream();
    }

    /** A state that is named with its country: Georgia, USA. */
    private Optional<Regions.Found> stateOfWhatIsNamed(String asked) {
        var parts = BEFORE_A_COMMA.matcher(asked.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var state = PlainText.of(parts.group(1));
        var country = called(parts.group(2));
        return regions.all()
                .filter(region -> !region.isOfACloud() && region.partOf() != null)
                .filter(region -> country.contains(region.partOf()))
                .filter(region -> PlainText.of(region.name()).equals(state))
                .findFirst()
                .map(region -> new Regions.Found(region.code(), Regions.note(asked, region)));
    }

    /** A city that is named with its state or country: Memphis TN; Toronto, Ontario, Canada. */
    private Optional<Regions.Found> inWhatIsNamed(String asked) {
        var meant = within(asked);
        return meant.size() == 1 ? regions.wider(meant.iterator().next(), asked) : Optional.empty();
    }

    private Set<String> within(String asked) {
        var parts = BEFORE_A_COMMA.matcher(asked.strip());
        if (parts.matches()) {
            var head = within(parts.group(1));
            return both(head.isEmpty() ? regionsOf(parts.group(1)) : head, called(parts.group(2)));
        }
        var words = asked.strip().split("\\s+");
        for (var behind = 1; behind <= Math.min(MOST_WORDS, words.length - 1); behind++) {
            var found =
                    both(
                            regionsOf(joined(words, 0, words.length - behind)),
                            called(joined(words, words.length - behind, words.length)));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private static String joined(String[] words, int from, int to) {
        return String.join(" ", List.of(words).subList(from, to));
    }

    /** Those that lie in one of the others. */
    private Set<String> both(Set<String> inner, Set<String> outer) {
        return inner.stream()
                .filter(code -> regions.around(code).stream().anyMatch(outer::contains))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> regionsOf(String city) {
        return places.get().named(city).stream()
                .map(Places.Known::liesIn)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a state or country is called: CA is California behind a town, and Canada too. */
    private Set<String> called(String name) {
        return Stream.of(state(name), regions.known(name))
                .flatMap(Optional::stream)
                .map(Region::code)
                .filter(code -> !code.equals(Regions.WORLD))
                .collect(Collectors.toSet());
    }

    private Optional<Region> state(String letters) {
        return regions.ofCode("US-" + letters.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * By the place of a cloud's region. Where several clouds are at one place, what they lie in
     * stands for them.
     */
    private Optional<Regions.Found> ofAClouds(String asked) {
        var others = ofPlacesAlone.get();
        var alone = Regions.spelt(Regions.withoutCloud(asked), others);
        if (alone.isPresent()) {
            return alone.flatMap(region -> regions.wider(region.partOf(), region.code()));
        }
        var brackets = IN_BRACKETS.matcher(asked);
        var name = brackets.matches() ? brackets.group(1) : asked;
        var place = PlainText.of(name).replaceFirst("^n ", "northern ");
        if (brackets.matches()) {
            var inside = regions.known(place);
            if (inside.isPresent()) {
                return inside.map(
                        region -> new Regions.Found(region.code(), Regions.note(asked, region)));
            }
        }
        var there =
                Stream.concat(regions.all(), others.stream())
                        .filter(Region::isOfACloud)
                        .filter(region -> PlainText.of(region.place()).equals(place))
                        .toList();
        var around = there.stream().map(Region::partOf).distinct().toList();
        if (around.size() != 1) {
            return Optional.empty();
        }
        var one = there.get(0);
        return there.size() == 1 && regions.ofCode(one.code()).isPresent()
                ? Optional.of(new Regions.Found(one.code(), Regions.note(asked, one)))
                : regions.wider(around.get(0), asked);
    }

    /** A town that is not on record, by what it lies in. */
    private Optional<Regions.Found> behindAComma(String asked) {
        var parts = BEFORE_A_COMMA.matcher(asked.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var outer = parts.group(2);
        return state(outer)
                .or(() -> regions.known(outer))
                .flatMap(region -> regions.wider(region.code(), asked));
    }

    private Optional<Regions.Found> city(String field, String asked) {
        var parts = BEFORE_A_COMMA.matcher(asked.strip());
        var namesakes =
                Stream.of(asked, parts.matches() ? parts.group(2) : "")
                        .map(places.get()::named)
                        .filter(named -> !named.isEmpty())
                        .findFirst();
        if (namesakes.isEmpty()) {
            return Optional.empty();
        }
        var named = namesakes.get();
        var largest = named.get(0);
        if (named.size() == 1) {
            return regions.wider(largest.liesIn(), asked);
        }
        if (!largest.isByFarLargerThan(named.get(1))) {
            throw new InvalidInput(
                    field,
                    "'%s' may be in several regions. Did you mean %s?"
                            .formatted(
                                    Printable.of(asked),
                                    named.stream()
                                            .map(this::withItsRegion)
                                            .collect(Collectors.joining(" or "))));
        }
        return regions.wider(largest.liesIn(), asked)
                .map(
                        found ->
                                new Regions.Found(
                                        found.code(),
                                        "%s Smaller places of that name: %s."
                                                .formatted(
                                                        found.note(),
                                                        named.stream()
                                                                .skip(1)
                                                                .map(this::withItsRegion)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                "; ")))));
    }

    private String withItsRegion(Places.Known place) {
        return "%s, %s".formatted(place.name(), regions.name(place.liesIn()));
    }
}
