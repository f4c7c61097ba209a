package dev.modelcost.names;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Instances of clouds whose names say which chip they have, so that they are known whether or not
 * the record has a rent of them.
 */
final class InstanceNameRules {

    /** Of Amazon: {@code p6e-gb200.36xlarge}. */
    private static final Pattern AMAZON =
            Pattern.compile("(?i)p\\d\\w*-([a-z]+\\d\\w*)\\.(?:\\d+xlarge|metal)");

    /** Amazon's machines of several instances: {@code u-p6e-gb200x72}. */
    private static final Pattern ULTRASERVER =
            Pattern.compile("(?i)u-p\\d\\w*-([a-z]+\\d+?)x(\\d{1,3})");

    /** Of Azure, but for those with PCIe cards: {@code Standard_ND128isr_NDR_GB200_v6}. */
    private static final Pattern AZURE =
            Pattern.compile("(?i)n[dv]\\w*?[_ ](?:ndr[_ ])?([a-z]+\\d+[a-z]?)[_ ]v\\d+");

    /** Of Oracle: {@code BM.GPU.H200.8}; the second generation of its A100 has 80 GB. */
    private static final Pattern ORACLE =
            Pattern.compile("(?i)(?:bm|vm)\\.gpu\\.([a-z]+\\d+[a-z]*)(-v2)?\\.(\\d{1,2})");

    /** Of Oracle's older shapes, which count the generations of GPUs: {@code BM.GPU4.8}. */
    private static final Pattern ORACLE_GENERATION =
            Pattern.compile("(?i)(?:bm|vm)\\.(gpu\\d)\\.(\\d{1,2})");

    /** Of DigitalOcean, with the memory of all chips: {@code gpu-h100x8-640gb}. */
    private static final Pattern DIGITAL_OCEAN =
            Pattern.compile("(?i)gpu-([a-z]*\\d+[a-z]*?)x(\\d{1,2})-(\\d{1,4})gb");

    /** Of CoreWeave: {@code gd-8xh100ib-i128}. */
    private static final Pattern COREWEAVE =
            Pattern.compile("(?i)gd-(\\d{1,2})x([a-z]+\\d+[a-z]*?)(?:ib)?(?:-[a-z]*\\d+)?");

    /** Of Google, with TPUs: {@code ct6e-standard-8t}. */
    private static final Pattern GOOGLE =
            Pattern.compile("(?i)(?:ct(4p|5lp|5l|5p|6e)|tpu(7)x)-[a-z]+-(\\d{1,3})t");

    private InstanceNameRules() {}

    static List<NameRule> all() {
        return List.of(
                InstanceNameRules::amazon,
                InstanceNameRules::ultraServer,
                InstanceNameRules::azure,
                InstanceNameRules::oracle,
                InstanceNameRules::oracleGeneration,
                InstanceNameRules::digitalOcean,
                InstanceNameRules::coreweave,
                InstanceNameRules::google);
    }

    private static Stream<Reading> amazon(Reading reading, NameBook book, LocalDate day) {
        var parts = AMAZON.matcher(reading.text());
        return parts.matches() ? named(reading, parts.group(1), "Amazon", null) : Stream.empty();
    }

    private static Stream<Reading> ultraServer(Reading reading, NameBook book, LocalDate day) {
        var parts = ULTRASERVER.matcher(reading.text());
        return parts.matches()
                ? named(reading, parts.group(1), "Amazon", parts.group(2))
                : Stream.empty();
    }

    private static Stream<Reading> azure(Reading reading, NameBook book, LocalDate day) {
        var parts = AZURE.matcher(reading.text());
        return parts.matches() ? named(reading, parts.group(1), "Azure", null) : Stream.empty();
    }

    private static Stream<Reading> oracle(Reading reading, NameBook book, LocalDate day) {
        var parts = ORACLE.matcher(reading.text());
        return parts.matches()
                ? named(
                        reading,
                        parts.group(1) + (parts.group(2) == null ? "" : " 80GB"),
                        "Oracle",
                        parts.group(3))
                : Stream.empty();
    }

    private static Stream<Reading> oracleGeneration(Reading reading, NameBook book, LocalDate day) {
        var parts = ORACLE_GENERATION.matcher(reading.text());
        return parts.matches()
                ? named(reading, "oracle-" + parts.group(1), "Oracle", parts.group(2))
                : Stream.empty();
    }

    private static Stream<Reading> digitalOcean(Reading reading, NameBook book, LocalDate day) {
        var parts = DIGITAL_OCEAN.matcher(reading.text());
        if (!parts.matches() || Integer.parseInt(parts.group(2)) == 0) {
            return Stream.empty();
        }
        var gigabytes = Integer.parseInt(parts.group(3)) / Integer.parseInt(parts.group(2));
        return named(
                reading,
                "%s %dGB".formatted(parts.group(1), gigabytes),
                "DigitalOcean",
                parts.group(2));
    }

    private static Stream<Reading> coreweave(Reading reading, NameBook book, LocalDate day) {
        var parts = COREWEAVE.matcher(reading.text());
        return parts.matches()
                ? named(reading, parts.group(2), "CoreWeave", parts.group(1))
                : Stream.empty();
    }

    private static Stream<Reading> google(Reading reading, NameBook book, LocalDate day) {
        var parts = GOOGLE.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var generation = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return named(
                reading,
                "tpu-v"
                        + generation
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("5lp?$", "5e")
                                .replace("4p", "4"),
                "Google",
                parts.group(3));
    }

    private static Stream<Reading> named(Reading reading, String chip, String cloud, String count) {
        var read = reading.with(chip, "'%s' is an instance of %s".formatted(reading.text(), cloud));
        return Stream.of(count == null ? read : read.ofSoMany(Integer.parseInt(count)));
    }
}
