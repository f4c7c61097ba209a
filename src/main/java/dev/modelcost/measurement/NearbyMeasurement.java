package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement beside an estimate, so that one sees what was seen. Its full conditions are at
 * {@code /api/v1/measurements/{slug}}.
 *
 * @param measurement slug
 * @param value the figure, in {@code unit}
 * @param unit of the value
 * @param model what the source calls the model; null where none was run
 * @param chip on which it was measured
 * @param chips number of chips that worked together
 * @param precision number format; null if the source does not say
 * @param engine software that ran the model; null if the source does not say
 * @param concurrency requests at a time; null for training and where the source does not say
 * @param measuredOn day of the measurement or of its publication; null if unknown
 * @param differsIn what is known to be another than in the question: model, precision, chips
 * @param source of the figure
 */
public record NearbyMeasurement(
        String measurement,
        double value,
        @OneOf(MeasurementUnit.class) String unit,
        @Nullable String model,
        Ref chip,
        int chips,
        @OneOf(Precision.class) @Nullable String precision,
        @OneOf(MeasuredEngine.class) @Nullable String engine,
        @Nullable Integer concurrency,
        @Nullable LocalDate measuredOn,
        List<String> differsIn,
        SourceRef source) {

    static NearbyMeasurement of(Measurement row, List<String> differsIn) {
        return new NearbyMeasurement(
                row.slug,
                row.value,
                row.unit,
                row.modelName,
                Chip.ref(row.chip),
                row.chips,
                row.precision,
                row.engine,
                row.concurrency,
                row.measuredOn,
                List.copyOf(differsIn),
                SourceRef.of(row.source));
    }
}
