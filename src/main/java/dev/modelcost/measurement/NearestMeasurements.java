package dev.modelcost.measurement;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds the measurements that are nearest to what a question asks about: on the same chip, of the
 * same model before one of its size, in the same precision before another.
 *
 * @param model null if the question names none
 * @param activeParameters per token; null if unknown
 * @param mixture whether the model is a mixture of experts
 * @param precision null if unknown
 * @param chips how many work together; null if unknown
 * @param concurrency requests at a time; null if unknown, and for training
 */
public record NearestMeasurements(
        Model model,
        Double activeParameters,
        boolean mixture,
        String precision,
        Double chips,
        Double concurrency) {

    private static final int MOST = 3;

    /** A model more than this many times as large or as small shows little. */
    private static final double SAME_SIZE = 3;

    /** What another property counts against a difference in size, as the logarithm of a factor. */
    private static final double OTHER_MODEL = 1;

    /** Times the logarithm of the ratio of the bits. */
    private static final double OTHER_PRECISION = 2;

    private static final double TIMES_THE_CHIPS = 0.1;
    private static final double TIMES_THE_REQUESTS = 0.5;

    private record Near(Measurement row, double distance, List<String> differsIn) {}

    /** Measured training steps on the chip, in which all weights were trained. */
    public List<NearbyMeasurement> ofTraining(Chip chip) {
        return among(
                on(chip, MeasurementKind.TRAINING_STEP).stream()
                        .filter(row -> !TrainedStage.LORA.slug().equals(row.stage))
                        .toList());
    }

    /** Measured times per output token of engines on the chip. */
    public List<NearbyMeasurement> ofServing(Chip chip) {
        return among(
                on(chip, MeasurementKind.SERVING_LATENCY).stream()
                        .filter(row -> row.scenario == null)
                        .toList());
    }

    private List<Measurement> on(Chip chip, MeasurementKind kind) {
        var size = activeParameters == null ? 0 : activeParameters;
        return Measurement.on(chip, kind, model, size / SAME_SIZE, size * SAME_SIZE);
    }

    /** The nearest of these, at most three. */
    List<NearbyMeasurement> among(Collection<Measurement> rows) {
        return rows.stream()
                .map(this::near)
                .filter(Objects::nonNull)
                .sorted(
                        Comparator.comparingDouble(Near::distance)
                                .thenComparing(near -> near.row.slug))
                .limit(MOST)
                .map(near -> NearbyMeasurement.of(near.row, near.differsIn))
                .toList();
    }

    /** Null if it is of another kind or size of model. */
    private Near near(Measurement row) {
        var differsIn = new ArrayList<String>();
        var distance = 0.0;
        if (model == null || row.model == null || !model.id.equals(row.model.id)) {
            var size = size(row);
            if (size == null || mixture != isMixture(row)) {
                return null;
            }
            var factor = Math.abs(StrictMath.log(size / activeParameters));
            if (factor > StrictMath.log(SAME_SIZE)) {
                return null;
            }
            differsIn.add("model");
            distance += OTHER_MODEL + factor;
        }
        if (precision != null && row.precision != null && !precision.equals(row.precision)) {
            differsIn.add("precision");
            distance +=
                    OTHER_PRECISION
                            * Math.abs(StrictMath.log(bits(precision) / bits(row.precision)));
        }
        if (chips != null && chips != row.chips) {
            differsIn.add("chips");
            distance += TIMES_THE_CHIPS * Math.abs(StrictMath.log(chips / row.chips));
        }
        if (concurrency != null
                && row.concurrency != null
                && concurrency != (double) row.concurrency) {
            differsIn.add("concurrency");
            distance +=
                    TIMES_THE_REQUESTS * Math.abs(StrictMath.log(concurrency / row.concurrency));
        }
        return new Near(row, distance, differsIn);
    }

    private Double size(Measurement row) {
        if (activeParameters == null) {
            return null;
        }
        return row.parametersActive == null && row.model != null
                ? row.model.parametersActive == null
                        ? row.model.parametersTotal
                        : row.model.parametersActive
                : row.parametersActive;
    }

    private static boolean isMixture(Measurement row) {
        return row.parametersActive == null && row.model != null
                ? ActiveParameters.isMixture(
                        row.model.mixture, row.model.parametersTotal, row.model.parametersActive)
                : ActiveParameters.isMixture(null, row.parametersTotal, row.parametersActive);
    }

    private static double bits(String precision) {
        return Precision.of(precision).bits();
    }
}
