package dev.modelcost.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All names of one kind of things, and what the rules of names need to know of each thing. */
public final class NameBook {

    private static final Set<KnownName.Origin> NOT_OF_FAMILIES =
            EnumSet.complementOf(EnumSet.of(KnownName.Origin.FAMILY));

    private final Map<String, Named> things = new LinkedHashMap<>();

    /** In order, so that what begins alike stands together. */
    private final NavigableMap<String, List<KnownName>> byKey = new TreeMap<>();

    private final NavigableMap<String, List<Named>> bySlugKey = new TreeMap<>();
    private final Map<String, List<KnownName>> byTarget = new HashMap<>();
    private final Map<String, Namespace> namespaces;
    private final Set<String> resellers;

    /**
     * @param things what there is
     * @param all names, theirs and those that sellers give them; the slugs of {@code things} need
     *     not be among them. One that leads to nothing in the record is left out: an editor may
     *     have ended what it led to.
     * @param namespaces who can stand before a name, as {@link Namespaces} gives them
     */
    public NameBook(
            Collection<Named> things,
            Collection<KnownName> all,
            Map<String, Namespace> namespaces) {
        for (var thing : things) {
            this.things.put(thing.slug(), thing);
            add(KnownName.lasting(thing.slug(), thing.slug(), KnownName.Origin.SLUG));
            bySlugKey
                    .computeIfAbsent(Spelling.key(thing.slug()), key -> new ArrayList<>())
                    .add(thing);
        }
        var names =
                all.stream()
                        .filter(
                                name ->
                                        name.target() == null
                                                || this.things.containsKey(name.target()))
                        .toList();
        names.forEach(this::add);
        this.namespaces = Map.copyOf(namespaces);
        this.resellers = resellers(names);
        names.stream().flatMap(name -> withoutMaker(name).stream()).forEach(this::add);
    }

    /** Price lists that put the maker before a name tell the name too. */
    private Optional<KnownName> withoutMaker(KnownName name) {
        var slash = name.name().lastIndexOf('/');
        if (slash < 0 || name.target() == null || name.origin() != KnownName.Origin.PRICE_LIST) {
            return Optional.empty();
        }
        var before = name.name().substring(0, slash);
        return Optional.ofNullable(
                        namespaces.get(Spelling.key(before.substring(before.lastIndexOf('/') + 1))))
                .map(Namespace::company)
                .filter(company -> company.equals(thing(name.target()).company()))
                .map(
                        company ->
                                new KnownName(
                                        name.name().substring(slash + 1),
                                        name.target(),
                                        name.origin(),
                                        name.seller(),
                                        name.from(),
                                        name.until()));
    }

    /** The providers in whose price lists stands what others made. */
    private Set<String> resellers(Collection<KnownName> names) {
        return names.stream()
                .filter(name -> name.origin() == KnownName.Origin.PRICE_LIST)
                .filter(name -> name.target() != null)
                .filter(name -> !isByMaker(name))
                .map(KnownName::seller)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isByMaker(KnownName name) {
        return name.seller() != null
                && Optional.ofNullable(namespaces.get(Spelling.key(name.seller())))
                        .map(Namespace::company)
                        .filter(company -> company.equals(thing(name.target()).company()))
                        .isPresent();
    }

    private void add(KnownName name) {
        byKey.computeIfAbsent(Spelling.key(name.name()), k -> new ArrayList<>()).add(name);
        if (name.target() != null) {
            byTarget.computeIfAbsent(name.target(), k -> new ArrayList<>()).add(name);
        }
    }

    /** What a slug stands for; it must be one. */
    Named thing(String slug) {
        return Objects.requireNonNull(things.get(slug), slug);
    }

    Collection<Named> things() {
        return things.values();
    }

    /** All names of a thing. */
    List<KnownName> namesOf(String slug) {
        return byTarget.getOrDefault(slug, List.of());
    }

    /** Slugs of what has a name that is this one and something behind it. */
    Set<String> variants(String name) {
        return longer(byKey, Spelling.key(name))
                .flatMap(entry -> entry.getValue().stream())
                .filter(
                        known ->
                                known.origin() != KnownName.Origin.PRICE_LIST
                                        && known.origin() != KnownName.Origin.FAMILY)
                .map(KnownName::target)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What has a slug that is this name and a number behind it: a size, a version, a date. Of a
     * version without any, whatever stands behind it ({@code phi-3-mini}). Another version, 3.5, is
     * none of 3.
     */
    Stream<Named> members(String name) {
        var key = Spelling.key(name);
        var all =
                longer(bySlugKey, key)
                        .flatMap(entry -> entry.getValue().stream())
                        .filter(thing -> !goesOn(key, thing.slug()))
                        .toList();
        var numbered =
                all.stream()
                        .filter(
                                thing ->
                                        Character.isDigit(
                                                Spelling.key(thing.slug())
                                                        .charAt(key.length() + 1)))
                        .toList();
        return numbered.isEmpty() && isVersion(key) ? all.stream() : numbered.stream();
    }

    private static boolean isVersion(String key) {
        return !key.isEmpty() && Character.isDigit(key.charAt(key.length() - 1));
    }

    /** Whether the number at the end of a name goes on in a slug: 3 in phi-3.5. */
    private static boolean goesOn(String key, String slug) {
        return Pattern.compile(key.replace("-", "[^\\p{L}\\p{N}]*") + "\\.\\d.*")
                .matcher(slug)
                .matches();
    }

    /** What is as large as the name says and begins with the same word; nothing if it says none. */
    Stream<Named> asLarge(String name) {
        var parts = Spelling.parts(name);
        return ModelSizes.in(name).stream()
                .boxed()
                .flatMap(
                        size ->
                                things.values().stream()
                                        .filter(thing -> ModelSizes.isOf(size, thing))
                                        .filter(
                                                thing ->
                                                        Spelling.parts(thing.slug())
                                                                .get(0)
                                                                .equals(parts.get(0))));
    }

    /** What is kept under a key that has more parts behind this one; nothing for an empty one. */
    private static <V> Stream<Map.Entry<String, V>> longer(
            NavigableMap<String, V> kept, String key) {
        return key.isEmpty()
                ? Stream.empty()
                : kept.subMap(key + "-", key + (char) ('-' + 1)).entrySet().stream();
    }

    /** The names of what the record does not hold. */
    Stream<KnownName> unheld() {
        return byKey.values().stream().flatMap(List::stream).filter(name -> name.target() == null);
    }

    /** All names that are spelt like this one. */
    List<KnownName> spelt(String name) {
        return byKey.getOrDefault(Spelling.key(name), List.of());
    }

    /** Who is named, if such a name can stand before another. */
    Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(Spelling.key(name)))
                .map(
                        meant ->
                                resellers.contains(String.valueOf(meant.provider()))
                                        ? new Namespace(meant.provider(), meant.company(), false)
                                        : meant);
    }

    /**
     * The slugs that a name means on a day: one, or several where sellers disagree.
     *
     * @param seller slug of the provider whose name it is; null if that is not said
     */
    List<String> meaning(String name, LocalDate day, String seller) {
        var known = spelt(name).stream().filter(n -> n.target() != null).toList();
        // Where price lists tell no model on some days, those that do say nothing of others.
        var untold = spelt(name).stream().anyMatch(n -> n.target() == null);
        for (var origin : NOT_OF_FAMILIES) {
            if (origin == KnownName.Origin.PRICE_LIST
                    && seller == null
                    && isOfMakersInterface(name)) {
                return List.of();
            }
            var ofOrigin = known.stream().filter(n -> n.origin() == origin).toList();
            var bySeller =
                    ofOrigin.stream().filter(n -> Objects.equals(n.seller(), seller)).toList();
            var meant =
                    targets(
                            bySeller.isEmpty() || seller == null ? orMakers(ofOrigin) : bySeller,
                            day,
                            origin != KnownName.Origin.PRICE_LIST || !untold);
            if (!meant.isEmpty()) {
                return meant;
            }
        }
        return ofFamily(name);
    }

    /** Of the family of this name, and of those whose names begin so: CDNA is CDNA 2 as well. */
    private List<String> ofFamily(String name) {
        return Stream.concat(
                        spelt(name).stream(),
                        longer(byKey, Spelling.key(name))
                                .flatMap(entry -> entry.getValue().stream()))
                .filter(known -> known.origin() == KnownName.Origin.FAMILY)
                .map(KnownName::target)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Whether a name is the maker's and one of its own interface ({@code deepseek/deepseek-chat}):
     * what a reseller's list has under it may be what the maker once meant by it.
     */
    private boolean isOfMakersInterface(String name) {
        var slash = name.lastIndexOf('/');
        if (slash < 0) {
            return false;
        }
        var before = name.substring(0, slash);
        var maker =
                Optional.ofNullable(
                                namespaces.get(
                                        Spelling.key(
                                                before.substring(before.lastIndexOf('/') + 1))))
                        .map(Namespace::provider);
        var own = spelt(name.substring(slash + 1));
        return maker.isPresent()
                && own.stream()
                        .allMatch(
                                known -> known.origin().compareTo(KnownName.Origin.INTERFACE) >= 0)
                && own.stream()
                        .filter(known -> known.origin() == KnownName.Origin.INTERFACE)
                        .anyMatch(known -> maker.get().equals(known.seller()));
    }

    /** A maker knows best what it means by a name that others use too. */
    private List<KnownName> orMakers(List<KnownName> names) {
        if (names.stream().map(KnownName::target).distinct().count() < 2) {
            return names;
        }
        var makers = names.stream().filter(this::isByMaker).toList();
        return makers.isEmpty() ? names : makers;
    }

    /** Of the day; if there is none, what the name meant last before it, else first after it. */
    private static List<String> targets(
            List<KnownName> names, LocalDate day, boolean orOfAnotherDay) {
        var held = names.stream().filter(n -> n.holdsOn(day)).toList();
        if (held.isEmpty() && orOfAnotherDay) {
            var last =
                    names.stream()
                            .map(KnownName::until)
                            .filter(until -> until != null && !until.isAfter(day))
                            .max(LocalDate::compareTo);
            var first =
                    names.stream()
                            .map(KnownName::from)
                            .filter(Objects::nonNull)
                            .min(LocalDate::compareTo);
            held =
                    names.stream()
                            .filter(
                                    n ->
                                            last.isPresent()
                                                    ? last.get().equals(n.until())
                                                    : first.isPresent()
                                                            && first.get().equals(n.from()))
                            .toList();
        }
        return List.copyOf(new TreeSet<>(held.stream().map(KnownName::target).toList()));
    }
}
