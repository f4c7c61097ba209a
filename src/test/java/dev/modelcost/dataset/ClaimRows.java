package dev.modelcost.dataset;

import java.util.Map;
import java.util.Set;

/**
 * Claims are kept as they were made, right or wrong; but their units must fit what they measure.
 */
final class ClaimRows {

    private static final Map<String, Set<String>> UNITS =
            Map.ofEntries(
                    Map.entry("training-cost", Set.of("USD", "USD-2023")),
                    Map.entry("chip-hours", Set.of("chip-hours")),
                    Map.entry("chip-count", Set.of("chips")),
                    Map.entry("training-flop", Set.of("FLOP")),
                    Map.entry("training-tokens", Set.of("tokens")),
                    Map.entry("parameters", Set.of("parameters")),
                    Map.entry("mfu", Set.of("percent")),
                    Map.entry("energy", Set.of("GWh", "MWh", "kWh", "Wh")),
                    Map.entry("carbon", Set.of("ktCO2e", "tCO2e", "kgCO2e", "gCO2e")),
                    Map.entry("water", Set.of("mL", "L", "m3", "gallons")),
                    Map.entry("power", Set.of("W", "MW", "GW")),
                    Map.entry("pue", Set.of("ratio")),
                    Map.entry("token-price", Set.of("USD/Mtok", "CNY/Mtok")),
                    Map.entry("price-ratio", Set.of("ratio", "percent")),
                    Map.entry("serving-cost", Set.of("USD")),
                    Map.entry("serving-revenue", Set.of("USD")),
                    Map.entry("serving-margin", Set.of("percent")),
                    Map.entry("serving-throughput", Set.of("tokens", "tokens/s")),
                    Map.entry("peak-flops", Set.of("TFLOP/s")),
                    Map.entry("score-ratio", Set.of("percent", "ratio")),
                    Map.entry("wall-clock-hours", Set.of("hours", "days", "weeks")),
                    Map.entry("usd-per-chip-hour", Set.of("USD/chip-hour")),
                    Map.entry("chip-price", Set.of("USD")),
                    Map.entry("serving-chip-count", Set.of("chips")),
                    Map.entry("revenue", Set.of("USD")),
                    Map.entry("spending", Set.of("USD")),
                    Map.entry("fundraising", Set.of("USD")),
                    Map.entry("valuation", Set.of("USD")));

    private final Tables tables;

    ClaimRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        for (var claim : tables.of("claim")) {
            var units = UNITS.getOrDefault(claim.get("metric"), Set.of());
            complaints.unless(
                    units.contains(claim.get("unit")),
                    claim,
                    "%s is not told in %s",
                    claim.get("metric"),
                    claim.get("unit"));
            complaints.unless(
                    claim.number("value") > 0 && Double.isFinite(claim.number("value")),
                    claim,
                    "claims %s",
                    claim.get("value"));
            complaints.unless(
                    claim.get("comparator").equals("range") == claim.has("value_high"),
                    claim,
                    "only a range has two ends");
            if (claim.get("metric").equals("pue")) {
                complaints.range(claim, "value", 1, 2);
            }
            if (claim.get("metric").equals("mfu")) {
                complaints.range(claim, "value", 0, 100);
            }
        }
    }
}
