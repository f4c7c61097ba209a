package dev.modelcost.names;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many chips there are, as people write it with the name of one: {@code 8xH100}. */
final class ChipCounts {

    private static final Predicate<Named> ANY = thing -> true;

    private static final Pattern BEFORE =
            Pattern.compile("(?i)(?:gpu_)?((\\d{1,6})(?:[ _]?[x×*][ _]?| ))([a-z].*)");

    private static final Pattern BEHIND =
            Pattern.compile("(?i)(.*?[a-z0-9])( ?[x×] ?(\\d{1,6})|:(\\d{1,6}))");

    /** Either the word TPU or a number tells a generation of TPUs from other versions. */
    private static final Pattern SLICE =
            Pattern.compile(
                    "(?i)((?:cloud[-_ ])?tpu[-_ ]?)?v([2-7])[-_ ]?(lite|e|p|i)?(?:[-_ ]?pod)?(?:[-_ ]slice)?([-_ ](\\d{1,5}))?");

    /** Generations with two TensorCores on a chip, which their slices count. */
    private static final List<String> OF_TWO_CORES = List.of("v2", "v3", "v4", "v5p");

    private ChipCounts() {}

    static List<NameRule> rules() {
        return List.of(ChipCounts::before, ChipCounts::behind, ChipCounts::slice);
    }

    private static Stream<Reading> before(Reading reading, NameBook book, LocalDate day) {
        var parts = BEFORE.matcher(reading.text());
        return parts.matches()
                ? Stream.of(counted(reading, parts.group(3), parts.group(1), parts.group(2)))
                : Stream.empty();
    }

    private static Stream<Reading> behind(Reading reading, NameBook book, LocalDate day) {
        var parts = BEHIND.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        counted(
                                reading,
                                parts.group(1),
                                parts.group(2),
                                parts.group(3) == null ? parts.group(4) : parts.group(3)))
                : Stream.empty();
    }

    private static Reading counted(Reading reading, String rest, String written, String count) {
        return reading.without(rest, "'%s' counts them".formatted(written.strip()), ANY)
                .ofSoMany(Integer.parseInt(count));
    }

    /**
     * A slice of a pod, as Google's accelerator types name it: {@code v5litepod-16} has 16 chips,
     * {@code v5p-16} has 8.
     */
    private static Stream<Reading> slice(Reading reading, NameBook book, LocalDate day) {
        var parts = SLICE.matcher(reading.text());
        if (!parts.matches() || parts.group(1) == null && parts.group(4) == null) {
            return Stream.empty();
        }
        var generation = generation(parts);
        var read =
                reading.with(
                        "tpu-" + generation,
                        "a TPU %s of Google's".formatted(generation),
                        thing -> "google".equals(thing.company()));
        if (parts.group(5) == null) {
            return Stream.of(read);
        }
        var cores = OF_TWO_CORES.contains(generation) ? 2 : 1;
        return Stream.of(
                read.without(
                                read.text(),
                                cores == 1
                                        ? "'%s' counts them".formatted(parts.group(5))
                                        : "'%s' counts their TensorCores, two a chip"
                                                .formatted(parts.group(5)),
                                ANY)
                        .ofSoMany(Math.max(1, Integer.parseInt(parts.group(5)) / cores)));
    }

    private static String generation(Matcher parts) {
        var kind = parts.group(3) == null ? "" : parts.group(3).toLowerCase(Locale.ROOT);
        return "v" + parts.group(2) + (kind.equals("lite") ? "e" : kind);
    }
}
