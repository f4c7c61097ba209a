package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.serving.DecodeStep;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.calc.serving.Speculation;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.measurement.Measurement;
import dev.modelcost.measurement.MeasurementUnit;
import java.util.Collection;
import java.util.Optional;

/**
 * The measured latencies of serving engines beside what is estimated for the same model, chips,
 * precision and load.
 */
public final class MeasuredServing {

    private static final double MS_PER_SECOND = 1e3;

    private final ServingTimes times;
    private final Peaks peaks;

    /**
     * A measured time per output token and the estimated one.
     *
     * @param compared both, in ms, with the estimate's range
     * @param boundMs that no engine can be faster than
     * @param statedShare of the range
     */
    public record Latency(Compared compared, double boundMs, double statedShare) {

        public boolean isFasterThanTheBound() {
            return compared.measured() < boundMs;
        }
    }

    private MeasuredServing(ServingTimes times, Peaks peaks) {
        this.times = times;
        this.peaks = peaks;
    }

    /** For these measurements, of engines that are tuned. */
    public static MeasuredServing of(Collection<Measurement> rows) {
        return new MeasuredServing(
                ServingTimes.of(AssumptionBook.open(AssumptionBook.SERVING), Engine.TUNED),
                Peaks.of(rows.stream().map(row -> row.chip).distinct().toList()));
    }

    /** Empty for what is no latency of an engine, and where the record tells too little. */
    public Optional<Latency> latency(Measurement row) {
        if (!MeasurementUnit.MS_PER_OUTPUT_TOKEN.slug().equals(row.unit)
                || row.scenario != null
                || row.model == null
                || row.precision == null
                || row.concurrency == null) {
            return Optional.empty();
        }
        try {
            var step = decode(row);
            var estimate = step.secondsPerToken();
            return Optional.of(
                    new Latency(
                            new Compared(
                                    row.slug,
                                    row.value,
                                    ms(estimate.median()),
                                    ms(estimate.low()),
                                    ms(estimate.high())),
                            ms(step.boundSeconds()),
                            estimate.confidence()));
        } catch (MissingData | InvalidInput unknown) {
            return Optional.empty();
        }
    }

    private DecodeStep decode(Measurement row) {
        var model =
                ModelToServe.of(
                                ServedModelRequest.of(row.model.slug),
                                row.model,
                                row.precision,
                                null,
                                times.cacheFormat())
                        .served();
        var chip =
                ChipAtPrecision.of(
                                row.chip,
                                peaks,
                                row.precision,
                                times.chipsLinked().applyAsInt(row.chip.slug))
                        .chip();
        return times.method()
                .decode(
                        model,
                        chip,
                        new ServingLoad(
                                row.concurrency,
                                row.promptTokens,
                                row.outputTokens,
                                null,
                                0,
                                Speculation.NONE,
                                sharing(row)));
    }

    /** Groups with requests of their own in attention are part of the tensor-parallel ranks. */
    private static Sharing sharing(Measurement row) {
        var groups =
                row.dataParallel == null || row.chips % row.dataParallel != 0
                        ? 1
                        : row.dataParallel;
        var experts = row.expertParallel == null ? 1 : Math.min(row.expertParallel, row.chips);
        return new Sharing(row.chips / groups, groups, experts);
    }

    private static double ms(double seconds) {
        return seconds * MS_PER_SECOND;
    }
}
