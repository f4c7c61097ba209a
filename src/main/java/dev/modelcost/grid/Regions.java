package dev.modelcost.grid;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.names.Country;
import dev.modelcost.names.PlainText;
import dev.modelcost.names.Resolution;
import dev.modelcost.store.OfEdition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The regions whose electricity data is on record, and what people call them: countries, states and
 * provinces, regions of clouds, places in them, the world.
 *
 * <p>Where a name could be two of them, a code of the record comes first, then a country, then a
 * state, then a region of a cloud, last a place. So CA is Canada and Georgia the country on the
 * Black Sea; the states are US-CA and US-GA.
 */
public final class Regions {

    /** Code for the world average in the record. */
    public static final String WORLD = "WOR";

    /** ISO 3166-2, as for a state or a province. */
    private static final Pattern SUBDIVISION = Pattern.compile("([A-Za-z]{2})-([A-Za-z0-9]{1,3})");

    /** What people call the world's electricity. */
    private static final Set<String> WORLD_NAMES =
            Set.of("global", "worldwide", "world average", "earth");

    /** Countries all of whose states are on record: another state of theirs is a slip. */
    private static final Set<String> COMPLETE = Set.of("USA");

    private static final Pattern CLOUD =
            Pattern.compile(
                    "^(aws|amazon|gcp|google|azure|microsoft)\\b[\\s:/_-]*(cloud)?[\\s:/_-]*");

    /** Data centres of one region: us-central1-a, us-east-1b. */
    private static final Pattern ZONE = Pattern.compile("^(.*\\d)-?[a-f]$");

    private static final OfEdition<Regions> OF_RECORD =
            new OfEdition<>(
                    () -> new Regions(Grid.regions(), CloudRegion::regions, Place::ofRecord));

    private final Map<String, Region> byCode;
    private final PlaceNames places;

    /**
     * What a name was found to mean.
     *
     * @param code used in the record
     * @param note what a reader must know of it; null if nothing
     */
    record Found(String code, String note) {}

    /**
     * @param regions those with electricity on record
     * @param ofPlacesAlone reads the regions of clouds that have only that of the place they lie
     *     in, if a name is none of those
     * @param places reads the places, if a name is none of the regions
     */
    Regions(
            Collection<Region> regions,
            Supplier<List<Region>> ofPlacesAlone,
            Supplier<Places> places) {
        this.places = new PlaceNames(this, ofPlacesAlone, places);
        this.byCode =
                regions.stream()
                        .collect(
                                Collectors.toMap(
                                        Region::code,
                                        Function.identity(),
                                        (a, b) -> a,
                                        TreeMap::new));
    }

    /** The regions in the record. */
    public static Regions ofRecord() {
        return OF_RECORD.get();
    }

    /**
     * The code that the record uses for a region.
     *
     * @param field name of the value that names the region
     * @param asked a code used in the record; a country as an ISO 3166-1 alpha-2 or alpha-3 code or
     *     an English name; a state as ISO 3166-2 or by name; a region of a cloud by its code, with
     *     or without the cloud's name before it and a zone after it, or by its place; a city, also
     *     with its state or country; in upper or lower case; null for none
     * @param assumed to which goes what a name was taken for that is not the code, and where
     *     another region stands in for the one asked for
     * @return null for none
     * @throws InvalidInput with similar codes and names
     */
    public String code(String field, String asked, List<String> assumed) {
        if (asked == null) {
            return null;
        }
        var found = find(field, asked);
        if (found.note() != null) {
            assumed.add(found.note());
        }
        return found.code;
    }

    private Found find(String field, String asked) {
        return known(asked)
                .map(region -> new Found(region.code(), note(asked, region)))
                .or(() -> countryOf(asked))
                .or(() -> places.find(field, asked))
                .orElseThrow(() -> unknown(field, asked));
    }

    static String note(String asked, Region region) {
        return asked.strip().equalsIgnoreCase(region.code())
                ? null
                : Resolution.of(region.code(), List.of(region.name())).taken("region", asked);
    }

    /** The region, those that it lies in from small to large, and last the world. */
    List<String> around(String code) {
        var around = new ArrayList<String>();
        for (var region = byCode.get(code);
                region != null && !around.contains(region.code());
                region = region.partOf() == null ? null : byCode.get(region.partOf())) {
            around.add(region.code());
        }
        if (!around.contains(WORLD)) {
            around.add(WORLD);
        }
        return around;
    }

    /** Display name of a code in the record. */
    public String name(String code) {
        return byCode.get(code).name();
    }

    /** The country in the record; empty for null and for one that it does not have. */
    public Optional<String> country(String asked) {
        return asked == null
                ? Optional.empty()
                : Country.find(asked).map(Country::alpha3).filter(byCode::containsKey);
    }

    /** Empty for a code that the record does not have. */
    Optional<Region> ofCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Stream<Region> all() {
        return byCode.values().stream();
    }

    /** A region by its code or by one of its own names, not by a place in it. */
    Optional<Region> known(String asked) {
        if (byCode.containsKey(asked)) {
            return Optional.of(byCode.get(asked));
        }
        var plain = PlainText.of(asked);
        return first(region -> PlainText.of(region.code()).equals(plain))
                .or(() -> WORLD_NAMES.contains(plain) ? ofCode(WORLD) : Optional.empty())
                .or(() -> country(asked).map(byCode::get))
                .or(
                        () ->
                                first(
                                        region ->
                                                !region.isOfACloud()
                                                        && PlainText.of(region.name())
                                                                .equals(plain)))
                .or(() -> ofACloud(plain));
    }

    private Optional<Region> first(Predicate<Region> which) {
        return byCode.values().stream().filter(which).findFirst();
    }

    /** As clouds and their users write it: azure East US, gcp/us-central1, us-east-1b. */
    private Optional<Region> ofACloud(String plain) {
        var name = withoutCloud(plain);
        return spelt(name, byCode.values())
                .or(
                        () -> {
                            var zone = ZONE.matcher(name.replace(' ', '-'));
                            return zone.matches()
                                    ? spelt(zone.group(1).replace('-', ' '), byCode.values())
                                    : Optional.empty();
                        });
    }

    /**
     * By its words, else by its letters alone: us-east-1 and us-east1 are regions of two clouds.
     */
    static Optional<Region> spelt(String words, Collection<Region> among) {
        return among.stream()
                .filter(Region::isOfACloud)
                .filter(region -> PlainText.of(region.code()).equals(words))
                .findFirst()
                .or(
                        () -> {
                            var letters = words.replace(" ", "");
                            var alike =
                                    among.stream()
                                            .filter(Region::isOfACloud)
                                            .filter(
                                                    region ->
                                                            PlainText.of(region.code())
                                                                    .replace(" ", "")
                                                                    .equals(letters))
                                            .toList();
                            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
                        });
    }

    /** Plain text without the name of a cloud before it. */
    static String withoutCloud(String name) {
        return CLOUD.matcher(PlainText.of(name)).replaceFirst("");
    }

    /** The country of a state or province that is not on record itself. */
    private Optional<Found> countryOf(String asked) {
        var subdivision = SUBDIVISION.matcher(asked.strip());
        if (!subdivision.matches()) {
            return Optional.empty();
        }
        return country(subdivision.group(1))
                .filter(country -> !COMPLETE.contains(country))
                .flatMap(country -> wider(country, asked));
    }

    /** Empty if the record has no electricity of the wider region either. */
    Optional<Found> wider(String code, String asked) {
        return Optional.ofNullable(byCode.get(code))
                .map(
                        region ->
                                new Found(
                                        code,
                                        "Region: %s as a whole; the record has no electricity of %s."
                                                .formatted(region.name(), Printable.of(asked))));
    }

    private InvalidInput unknown(String field, String asked) {
        var names =
                Stream.concat(
                                all().flatMap(region -> Stream.of(region.code(), region.name())),
                                places.names())
                        .distinct()
                        .toList();
        return new InvalidInput(
                field,
                "'%s' is not a region in the record; give a country by its ISO 3166-1 code or English name, a state as US-CA, a city as 'Memphis, Tennessee', a region of a cloud as us-central1, WOR for the world, or a region of /api/v1/grid.%s"
                        .formatted(
                                Printable.of(asked),
                                NearMatches.didYouMean(NearMatches.of(asked, names))));
    }
}
