package dev.modelcost.dataset;

/** Data sheets against physics. */
final class ChipRows {

    private final Tables tables;

    ChipRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        for (var chip : tables.of("chip")) {
            complaints.range(chip, "tdp_watts", 5, 30_000);
            complaints.range(chip, "memory_bytes", 5e8, 1e12);
            complaints.range(chip, "memory_bandwidth_bytes_per_second", 1e10, 2.5e13);
            complaints.range(chip, "interconnect_bytes_per_second", 1e10, 4e12);
            // The largest exposure of a scanner is 858 mm2; packages of two or three dies are
            // larger.
            complaints.range(chip, "die_mm2", 50, 1716);
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
        }
        new PeakRows(tables).check(complaints);
    }
}
