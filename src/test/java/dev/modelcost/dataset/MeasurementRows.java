package dev.modelcost.dataset;

import java.util.Map;
import java.util.stream.Collectors;

/** Measured figures: within what is physically possible, and from where they may be taken. */
final class MeasurementRows {

    /** The least and the most that can be, by unit. */
    private static final Map<String, double[]> POSSIBLE =
            Map.ofEntries(
                    Map.entry("ms-per-output-token", new double[] {0.3, 5_000}),
                    Map.entry("ms-per-prompt", new double[] {1, 100_000}),
                    Map.entry("output-tokens-per-second", new double[] {10, 1e7}),
                    Map.entry("tokens-per-second-per-chip", new double[] {10, 1e6}),
                    Map.entry("tflop-per-second-per-chip", new double[] {10, 10_000}),
                    Map.entry("mfu-percent", new double[] {5, 90}),
                    Map.entry("chip-hours", new double[] {0.5, 1e6}),
                    Map.entry("watts-of-chips", new double[] {30, 1_500}),
                    Map.entry("watts-of-system", new double[] {500, 200_000}),
                    Map.entry("tflop-per-second", new double[] {0.1, 3_000}),
                    Map.entry("gb-per-second", new double[] {500, 20_000}));

    private final Tables tables;

    MeasurementRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        var licensed =
                tables.of("source").stream()
                        .filter(source -> source.has("licence"))
                        .map(Line::slug)
                        .collect(Collectors.toSet());
        for (var row : tables.of("measurement")) {
            var possible = POSSIBLE.get(row.get("unit"));
            complaints.range(row, "value", possible[0], possible[1]);
            complaints.unless(
                    licensed.contains(row.get("source")), row, "is from a source without licence");
            complaints.unless(
                    !(row.number("tensor_parallel") > row.number("chips")),
                    row,
                    "splits matrices over more chips than it has");
            complaints.unless(
                    !row.has("tflop_per_s_per_chip")
                            || !row.get("unit").equals("tokens-per-second-per-chip")
                            || !row.has("parameters_active")
                            || countsTheSame(row),
                    row,
                    "FLOP/s are far from 6 x active parameters x tokens/s");
        }
    }

    /**
     * Attention comes on top of 6 x parameters: 16 times as much in a model of 125 M parameters at
     * 64 k tokens. Low-rank adaptation leaves a third out.
     */
    private static boolean countsTheSame(Line row) {
        var byRule = 6 * row.number("parameters_active") * row.number("value") / 1e12;
        var ratio = row.number("tflop_per_s_per_chip") / byRule;
        return ratio > 0.6 && ratio < 20;
    }
}
