package dev.modelcost.testsupport;

import dev.modelcost.chip.Chip;
import dev.modelcost.measurement.Measurement;
import dev.modelcost.measurement.MeasurementKind;
import dev.modelcost.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The measurements as they are shipped, for tests that need no database. */
public final class ShippedMeasurements {

    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, Chip> chips = new HashMap<>();

    private ShippedMeasurements() {}

    public static List<Measurement> of(MeasurementKind kind) {
        var shipped = new ShippedMeasurements();
        return PublishedTable.read("data/measurement.csv").stream()
                .filter(row -> kind.slug().equals(row.get("kind")))
                .map(shipped::measurement)
                .toList();
    }

    /** Dense peaks in 16 bits by chip, FLOP/s. */
    public static Map<String, Double> peaks() {
        var peaks = new HashMap<String, Double>();
        for (var row : PublishedTable.read("data/chip_peak.csv")) {
            if ("bf16".equals(row.get("precision"))) {
                peaks.put(row.get("chip"), Double.valueOf(row.get("dense_flop_per_second")));
            }
        }
        return peaks;
    }

    private Measurement measurement(Map<String, String> row) {
        var measurement = new Measurement();
        measurement.slug = row.get("slug");
        measurement.kind = row.get("kind");
        measurement.modelName = row.get("model_name");
        measurement.model =
                row.get("model") == null
                        ? null
                        : models.computeIfAbsent(
                                row.get("model"), slug -> RecordRows.model(slug, null));
        measurement.chip = chips.computeIfAbsent(row.get("chip"), ShippedMeasurements::chip);
        measurement.chips = Integer.parseInt(row.get("chips"));
        measurement.precision = row.get("precision");
        measurement.engine = row.get("engine");
        measurement.stage = row.get("stage");
        measurement.parametersTotal = number(row, "parameters_total");
        measurement.parametersActive = number(row, "parameters_active");
        measurement.sequenceTokens =
                row.get("sequence_tokens") == null
                        ? null
                        : Integer.valueOf(row.get("sequence_tokens"));
        measurement.fullRecomputation =
                row.get("full_recomputation") == null
                        ? null
                        : Boolean.valueOf(row.get("full_recomputation"));
        measurement.value = Double.parseDouble(row.get("value"));
        measurement.unit = row.get("unit");
        measurement.source = RecordRows.source(row.get("source"));
        return measurement;
    }

    private static Chip chip(String slug) {
        var chip = new Chip();
        chip.slug = slug;
        chip.name = slug;
        return chip;
    }

    private static Double number(Map<String, String> row, String column) {
        return row.get(column) == null ? null : Double.valueOf(row.get(column));
    }
}
