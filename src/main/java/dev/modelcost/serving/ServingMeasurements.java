package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.MeasuredServing;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.calc.serving.ServingActivity;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.calc.serving.Speculation;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.measurement.Measurement;
import dev.modelcost.measurement.MeasurementKind;
import dev.modelcost.measurement.MeasurementScenario;
import dev.modelcost.measurement.MeasurementUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was measured of serving engines beside what is estimated for the same model, chips,
 * precision and load.
 */
public final class ServingMeasurements {

    private static final double MS_PER_SECOND = 1e3;

    private final ServingTimes times;
    private final Peaks peaks;
    private final Map<List<String>, Optional<ServedModel>> models = new HashMap<>();
    private final Map<List<String>, ServingChip> chips = new HashMap<>();

    /**
     * A measured figure and the estimated one.
     *
     * @param compared both, in the unit of the measurement, with the estimate's range
     * @param overBound measured / what nothing can beat, as a factor of time
     * @param statedShare of the range
     */
    public record Judged(Compared compared, double overBound, double statedShare) {}

    private ServingMeasurements(List<Measurement> rows) {
        this.times = ServingTimes.of(AssumptionBook.open(AssumptionBook.SERVING), Engine.TUNED);
        this.peaks = Peaks.of(rows.stream().map(row -> row.chip).distinct().toList());
    }

    /**
     * Of these measurements all that can be judged: latencies of engines, and throughput of which
     * the lengths of the requests are known.
     */
    public static List<Judged> judge(List<Measurement> rows) {
        var serving = new ServingMeasurements(rows);
        return rows.stream().map(serving::judge).filter(Objects::nonNull).toList();
    }

    /**
     * Watts of a chip while single decode steps run on it, beside what is estimated of such a load.
     */
    public static List<Judged> judgePower(List<Measurement> rows) {
        var serving = new ServingMeasurements(rows);
        return rows.stream()
                .filter(
                        row ->
                                MeasurementUnit.WATTS_OF_CHIPS.slug().equals(row.unit)
                                        && MeasurementScenario.DECODE_STEP
                                                .slug()
                                                .equals(row.scenario))
                .map(serving::judgePower)
                .filter(Objects::nonNull)
                .toList();
    }

    private Judged judgePower(Measurement row) {
        var model =
                row.model == null
                        ? Optional.<ServedModel>empty()
                        : models.computeIfAbsent(
                                List.of(row.model.slug, row.precision), key -> model(row));
        if (model.isEmpty() || row.chip.tdpWatts == null) {
            return null;
        }
        var chip = chips.computeIfAbsent(List.of(row.chip.slug, row.precision), key -> chip(row));
        var load = new ServingLoad(row.chips, row.concurrency, row.promptTokens, 1);
        var seconds = times.method().decode(model.get(), chip, load).aloneSecondsPerToken();
        var activity = ServingActivity.alone(model.get(), chip, load, seconds.median());
        var watts = times.power().wattsPerChip(activity, row.chip.tdpWatts);
        return new Judged(
                new Compared(row.slug, row.value, watts.median(), watts.low(), watts.high()),
                row.chip.tdpWatts / row.value,
                watts.confidence());
    }

    /** Null where the record tells too little, or what cannot have been measured. */
    private Judged judge(Measurement row) {
        if (row.scenario != null && row.kind.equals(MeasurementKind.SERVING_LATENCY.slug())
                || row.model == null
                || row.precision == null
                || row.promptTokens == null) {
            return null;
        }
        var model =
                models.computeIfAbsent(List.of(row.model.slug, row.precision), key -> model(row));
        if (model.isEmpty() || model.get().isWeightsOnly()) {
            return null;
        }
        try {
            var measured = measured(row, model.get());
            return measured.isPossible() ? judge(row, measured) : null;
        } catch (MissingData unknown) {
            return null;
        }
    }

    private Judged judge(Measurement row, MeasuredServing measured) {
        var inUnit = isLatency(row) ? MS_PER_SECOND : 1;
        var estimate = measured.predictedBy(times.method());
        return new Judged(
                new Compared(
                        row.slug,
                        row.value,
                        estimate.median() * inUnit,
                        estimate.low() * inUnit,
                        estimate.high() * inUnit),
                measured.overBound(times.method()),
                estimate.confidence());
    }

    private Optional<ServedModel> model(Measurement row) {
        try {
            return Optional.of(
                    ModelToServe.of(
                                    ServedModelRequest.of(row.model.slug),
                                    row.model,
                                    row.precision,
                                    null,
                                    times.cacheFormat())
                            .served());
        } catch (MissingData | InvalidInput unknown) {
            return Optional.empty();
        }
    }

    private ServingChip chip(Measurement row) {
        return ChipAtPrecision.of(
                        row.chip,
                        peaks,
                        row.precision,
                        times.chipsLinked().applyAsInt(row.chip.slug))
                .chip();
    }

    private MeasuredServing measured(Measurement row, ServedModel model) {
        var chip = chips.computeIfAbsent(List.of(row.chip.slug, row.precision), key -> chip(row));
        var sharing = sharing(row, model);
        var latency = isLatency(row);
        var batch = latency ? row.concurrency : times.largestBatch() * sharing.data();
        return new MeasuredServing(
                row.slug,
                model,
                chip,
                new ServingLoad(
                        batch,
                        row.promptTokens,
                        row.outputTokens,
                        null,
                        0,
                        Speculation.NONE,
                        sharing),
                latency ? Quantity.SECONDS_PER_TOKEN : Quantity.OUTPUT_TOKENS_PER_SECOND,
                latency ? row.value / MS_PER_SECOND : row.value,
                row.firstTokenMs == null ? null : row.firstTokenMs / MS_PER_SECOND);
    }

    /** As the measurements are told: groups share the chips, and experts are spread over all. */
    private static Sharing sharing(Measurement row, ServedModel model) {
        var data = row.dataParallel == null ? 1 : row.dataParallel;
        var experts = row.expertParallel == null ? 1 : row.expertParallel;
        if (!model.isMixture() || row.chips == 1 || data == 1 && experts == 1) {
            return Sharing.tensor(row.chips);
        }
        var groups = row.chips % data == 0 ? data : 1;
        return new Sharing(row.chips / groups, groups, row.chips);
    }

    private static boolean isLatency(Measurement row) {
        return MeasurementUnit.MS_PER_OUTPUT_TOKEN.slug().equals(row.unit);
    }
}
