package dev.modelcost.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Data sheets against physics. */
final class ChipRows {

    private static final List<String> TELL_APART =
            List.of(
                    "vendor",
                    "memory_bytes",
                    "memory_bandwidth_bytes_per_second",
                    "tdp_watts",
                    "interconnect_bytes_per_second");

    /** Chips of their own all the same. */
    private static final Map<String, String> SAME_FIGURES =
            Map.of("amazon-trainium1", "has the cores and the memory of Inferentia2");

    private final Tables tables;

    ChipRows(Tables tables) {
        this.tables = tables;
    }

    /** One part, one slug: another name of it belongs into slug_alias. */
    private void twins(Complaints complaints) {
        var peaks =
                tables.of("chip_peak").stream()
                        .collect(
                                Collectors.groupingBy(
                                        peak -> peak.get("chip"),
                                        Collectors.mapping(
                                                peak ->
                                                        peak.get("precision")
                                                                + peak.get("dense_flop_per_second"),
                                                Collectors.toCollection(TreeSet::new))));
        var seen = new HashMap<List<Object>, String>();
        for (var chip : tables.of("chip")) {
            var known = peaks.get(chip.slug());
            if (known != null) {
                var figures = new ArrayList<Object>(List.of(known));
                TELL_APART.forEach(column -> figures.add(chip.get(column)));
                var twin = seen.put(figures, chip.slug());
                complaints.unless(
                        twin == null
                                || twin.equals(chip.slug())
                                || SAME_FIGURES.containsKey(chip.slug()),
                        chip,
                        "has the same figures as %s",
                        twin);
            }
        }
    }

    void check(Complaints complaints) {
        for (var chip : tables.of("chip")) {
            complaints.range(chip, "tdp_watts", 5, 30_000);
            complaints.range(chip, "memory_bytes", 5e8, 1e12);
            complaints.range(chip, "memory_bandwidth_bytes_per_second", 1e10, 2.5e13);
            complaints.range(chip, "interconnect_bytes_per_second", 1e10, 4e12);
            // The largest exposure of a scanner is 858 mm2; packages of two or three dies are
            // larger, and Cerebras sells whole wafers.
            complaints.range(
                    chip, "die_mm2", 50, chip.get("vendor").equals("cerebras") ? 46_225 : 1716);
            complaints.range(chip, "process_nm", 2, 90);
            if (chip.has("transistors") && chip.has("die_mm2")) {
                var density = chip.number("transistors") / chip.number("die_mm2");
                complaints.unless(
                        density > 1e6 && density < 4e8,
                        chip,
                        "has %.3g transistors to the mm2",
                        density);
            }
            complaints.unless(
                    !chip.has("interconnect_source") || chip.has("interconnect_bytes_per_second"),
                    chip,
                    "has a source for an interconnect bandwidth that it does not have");
            complaints.unless(
                    !chip.has("memory_source") || chip.has("memory_bytes"),
                    chip,
                    "has a source for memory that it does not have");
        }
        twins(complaints);
        new PeakRows(tables).check(complaints);
    }
}
