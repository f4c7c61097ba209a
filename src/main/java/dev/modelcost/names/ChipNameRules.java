package dev.modelcost.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people add to the name of a chip: its brand, form, memory, server and number. Form and
 * memory must be those of the chip; a name that leaves several variants open means none of them.
 */
public final class ChipNameRules {

    private static final Predicate<Named> ANY = thing -> true;

    /** Brands and the companies whose chips have them. */
    private static final Map<String, String> BRANDS =
            Map.of(
                    "tesla", "nvidia",
                    "geforce", "nvidia",
                    "instinct", "amd",
                    "radeon", "amd",
                    "habana", "intel",
                    "cloud", "google");

    private static final Pattern BRAND =
            Pattern.compile("(?i)(" + String.join("|", BRANDS.keySet()) + ")[-_ ]+(.+)");

    private static final Pattern NUMBER_ALONE =
            Pattern.compile("(?i)[2-9]0\\d0(?: ?(?:ti|super)){0,9}");

    private static final Pattern FORM =
            Pattern.compile("(?i)(.+?)[-_ ]+((sxm|pcie|nvl|oam)(\\d?))");

    private static final Pattern FORM_OF_SLUG =
            Pattern.compile(".*-(sxm|pcie|nvl|oam|dgxs)(\\d?)(?:-.*)?");

    /**
     * The first word, if there is a digit in the name; how many chips there are is no part of it.
     */
    private static final Pattern INSTANCE_WORD =
            Pattern.compile("(?=.*\\d)([A-Za-z0-9]+?)(?:x\\d+)?(?![A-Za-z0-9])");

    private static final Pattern SERVER = Pattern.compile("(?i)(hgx|dgx)[-_ ]+(.+)");

    private static final Pattern MEMORY =
            Pattern.compile("(?i)(.+?)[-_ (]+((\\d+(?:\\.\\d+)?)[-_ ]?(g|gb|gib))\\)?");

    /** What Amazon's SageMaker and Azure set before the name of an instance. */
    private static final Pattern BEFORE_INSTANCE = Pattern.compile("(?i)(ml\\.|standard_)(.+)");

    /** A size of Amazon's instances or of Google's, behind the name of their family. */
    private static final Pattern INSTANCE_SIZE =
            Pattern.compile(
                    "(?i)([a-z]\\w*(?:-[a-z]\\w*)?)(\\.(?:\\d*xlarge|large|metal(?:-\\w+)?))|([ag]\\d\\w*-[a-z]+)(-\\d+g?)");

    /** What of an instance's name tells no more than a chip's name does. */
    private static final Pattern ONLY_FORM =
            Pattern.compile(
                    "(?:[-_ ]?(?:sxm\\d*|pcie|nvl(?:ink)?|oam|x?\\d+(?:gb)?)){0,9}",
                    Pattern.CASE_INSENSITIVE);

    /** Marketing rounds memory. */
    private static final double MEMORY_TOLERANCE = 0.08;

    private static final double GIGA = 1e9;

    private ChipNameRules() {}

    /** In no order: all that apply are tried. */
    public static List<NameRule> all() {
        return Stream.of(ofNames(), ChipCounts.rules(), InstanceNameRules.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<NameRule> ofNames() {
        return List.of(
                new PrefixRule(),
                ChipNameRules::brand,
                ChipNameRules::numberAlone,
                ChipNameRules::form,
                ChipNameRules::server,
                ChipNameRules::memory,
                ChipNameRules::beforeInstance,
                ChipNameRules::instanceSize,
                ChipNameRules::variants,
                EndingRule.of(
                        "kind of memory",
                        "[-_ ](?:hbm\\d?e?|gddr\\d[a-z]?)",
                        "the kind of its memory",
                        ANY),
                EndingRule.of(
                        "rack", "[-_ ]nvl(?:4|16|36|72|144)", "the rack that it stands in", ANY),
                EndingRule.of("plural", "(?<=\\d)s", "the plural", ANY),
                EndingRule.of(
                        "kind of thing",
                        "[-_ ](?:(?:tensor[-_ ]core[-_ ])?gpus?|accelerators?|chips?|cards?)",
                        "what kind of thing it is",
                        ANY));
    }

    /**
     * The names of the record, and those of the chips without vendor and brand. An instance of a
     * cloud that is called like a chip is left out: it need not have that chip.
     *
     * @param known names of the record, instances of clouds among those of price lists
     * @param slugs as the record writes them: vendor, name, form, memory
     */
    public static List<KnownName> names(Collection<KnownName> known, Collection<String> slugs) {
        var names = new ArrayList<KnownName>();
        for (var slug : slugs) {
            var plain = slug.substring(slug.indexOf('-') + 1);
            Stream.of(plain, plain.replaceFirst("^(?:geforce|data-center-gpu)-", ""))
                    .distinct()
                    .forEach(
                            name ->
                                    names.add(
                                            KnownName.lasting(name, slug, KnownName.Origin.TITLE)));
        }
        var chips =
                Stream.concat(names.stream(), known.stream())
                        .filter(name -> name.origin() != KnownName.Origin.PRICE_LIST)
                        .map(name -> Spelling.key(name.name()))
                        .collect(Collectors.toSet());
        known.stream()
                .filter(
                        name ->
                                name.origin() != KnownName.Origin.PRICE_LIST
                                        || isInstance(name.name(), chips))
                .forEach(names::add);
        return names;
    }

    private static boolean isInstance(String name, Set<String> chips) {
        var first = INSTANCE_WORD.matcher(name);
        return first.lookingAt()
                && (!chips.contains(Spelling.key(first.group(1)))
                        || !ONLY_FORM.matcher(name.substring(first.end(1))).matches());
    }

    private static Stream<Reading> brand(Reading reading, NameBook book, LocalDate day) {
        var parts = BRAND.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var company = BRANDS.get(parts.group(1).toLowerCase(Locale.ROOT));
        return Stream.of(
                reading.with(
                        parts.group(2),
                        "'%s' is left out: a brand".formatted(parts.group(1)),
                        thing -> company.equals(thing.company())));
    }

    /** Gamers' cards go by their number: 4090, 3090 Ti. */
    private static Stream<Reading> numberAlone(Reading reading, NameBook book, LocalDate day) {
        return NUMBER_ALONE.matcher(reading.text()).matches()
                ? Stream.of(
                        reading.with(
                                "geforce rtx " + reading.text(),
                                "a GeForce RTX of NVIDIA's",
                                thing -> "nvidia".equals(thing.company())))
                : Stream.empty();
    }

    private static Stream<Reading> form(Reading reading, NameBook book, LocalDate day) {
        var parts = FORM.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1),
                                "'%s' is its form".formatted(parts.group(2)),
                                thing -> hasForm(thing, parts.group(3), parts.group(4))))
                : Stream.empty();
    }

    /** Their boards take SXM modules. */
    private static Stream<Reading> server(Reading reading, NameBook book, LocalDate day) {
        var parts = SERVER.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(2),
                                "'%s' is the server that it stands in".formatted(parts.group(1)),
                                thing -> hasForm(thing, "sxm", "")))
                : Stream.empty();
    }

    /** A chip whose slug names no form has but one. */
    private static boolean hasForm(Named thing, String form, String version) {
        var known = FORM_OF_SLUG.matcher(thing.slug());
        return !known.matches()
                || known.group(1).equalsIgnoreCase(form)
                        && (version.isEmpty()
                                || known.group(2).isEmpty()
                                || known.group(2).equals(version));
    }

    private static Stream<Reading> memory(Reading reading, NameBook book, LocalDate day) {
        var parts = MEMORY.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var gigabytes = Double.parseDouble(parts.group(3));
        var without =
                reading.with(
                        parts.group(1),
                        "'%s' is its memory".formatted(parts.group(2)),
                        thing -> hasMemory(thing, gigabytes));
        return parts.group(4).equalsIgnoreCase("gb")
                ? Stream.of(without)
                : Stream.of(
                        without,
                        reading.with(
                                parts.group(1) + " " + parts.group(3) + "GB",
                                "'%s' is read as %s GB".formatted(parts.group(2), parts.group(3))));
    }

    private static boolean hasMemory(Named thing, double gigabytes) {
        return thing.memoryBytes() != null
                && Math.abs(gigabytes * GIGA / thing.memoryBytes() - 1) <= MEMORY_TOLERANCE;
    }

    private static Stream<Reading> beforeInstance(Reading reading, NameBook book, LocalDate day) {
        var parts = BEFORE_INSTANCE.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(2),
                                "'%s' is left out: whose instance it is".formatted(parts.group(1))))
                : Stream.empty();
    }

    /** The instances of a family have the same chips, and more or fewer of them. */
    private static Stream<Reading> instanceSize(Reading reading, NameBook book, LocalDate day) {
        var parts = INSTANCE_SIZE.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var family = parts.group(1) == null ? parts.group(3) : parts.group(1);
        return Stream.of(
                reading.without(
                        family,
                        "'%s' is left out: the size of the instance, of which the record has no rent"
                                .formatted(reading.text().substring(family.length())),
                        ANY));
    }

    /**
     * The variants of a chip that is named without what tells them apart: those whose form and
     * memory are the ones asked for. One of a kind that the name does not fully tell is no variant.
     */
    private static Stream<Reading> variants(Reading reading, NameBook book, LocalDate day) {
        var variants = book.variants(reading.text());
        return variants.size() < 2
                ? Stream.empty()
                : variants.stream()
                        .filter(slug -> reading.allows(book.thing(slug)))
                        .map(slug -> reading.with(slug, "the variant that this fits"));
    }
}
