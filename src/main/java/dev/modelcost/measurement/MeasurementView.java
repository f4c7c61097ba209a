package dev.modelcost.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure with the conditions under which it was measured. What the source does not say
 * is null.
 *
 * @param slug public id
 * @param kind serving-latency, maximum-throughput, training-step, training-run, power,
 *     matrix-product or memory-bandwidth
 * @param value the figure, in {@code unit}
 * @param unit of the value
 * @param model that was run; null if the record does not hold it
 * @param modelName what the source calls the model; null where none was run
 * @param parametersTotal number of parameters of the model as it was measured
 * @param parametersActive of these, parameters that a token uses
 * @param chip on which it was measured
 * @param chips number of chips that worked together
 * @param servers number of servers that they are in
 * @param precision number format of the weights and products; of MLPerf as the submission states it
 * @param engine software that ran the model, such as vllm or megatron-bridge
 * @param software its version, or all of the software in the words of the source
 * @param stage of training: pre-training, sft or lora
 * @param scenario load: offline (all requests at once), server and interactive (MLPerf's limits on
 *     latency), or one step by itself
 * @param tensorParallel into how many parts each matrix was split
 * @param pipelineParallel into how many groups of layers the model was split
 * @param contextParallel into how many parts each sequence was split
 * @param dataParallel replicas of the attention, each with requests of its own
 * @param expertParallel over how many chips whole experts were spread
 * @param concurrency requests at a time; of one step the sequences in it
 * @param promptTokens tokens of a prompt; of a single decode step, the tokens that each sequence
 *     already has
 * @param outputTokens tokens that are generated per request
 * @param sequenceTokens tokens of a training sequence
 * @param fullRecomputation whether a training step computed all activations a second time, to save
 *     memory; null where the source does not say
 * @param batchSequences training sequences in a step, of all chips
 * @param trainingTokens tokens that a whole run was trained on
 * @param firstTokenMs time to the first token of the same requests, in ms
 * @param tflopPerSecondPerChip speed in TFLOP/s per chip, with the FLOP of the model as the source
 *     counts them
 * @param mfuPercent model FLOP utilisation as published, in percent
 * @param measuredOn day of the measurement or, where the source does not say, of its publication;
 *     where only a month or a year is known, the first day of it
 * @param submitter who measured it, where that is another than the source's publisher
 * @param source of the figure
 * @param evidenceUrl the file of the source; null where the source is one file
 * @param remark note for readers
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record MeasurementView(
        String slug,
        @OneOf(MeasurementKind.class) String kind,
        double value,
        @OneOf(MeasurementUnit.class) String unit,
        @Nullable Ref model,
        @Nullable String modelName,
        @Nullable Double parametersTotal,
        @Nullable Double parametersActive,
        Ref chip,
        int chips,
        @Nullable Integer servers,
        @OneOf(Precision.class) @Nullable String precision,
        @OneOf(MeasuredEngine.class) @Nullable String engine,
        @Nullable String software,
        @OneOf(TrainedStage.class) @Nullable String stage,
        @OneOf(MeasurementScenario.class) @Nullable String scenario,
        @Nullable Integer tensorParallel,
        @Nullable Integer pipelineParallel,
        @Nullable Integer contextParallel,
        @Nullable Integer dataParallel,
        @Nullable Integer expertParallel,
        @Nullable Integer concurrency,
        @Nullable Integer promptTokens,
        @Nullable Integer outputTokens,
        @Nullable Integer sequenceTokens,
        @Nullable Boolean fullRecomputation,
        @Nullable Integer batchSequences,
        @Nullable Double trainingTokens,
        @Nullable Double firstTokenMs,
        @Nullable Double tflopPerSecondPerChip,
        @Nullable Double mfuPercent,
        @Nullable LocalDate measuredOn,
        @Nullable String submitter,
        SourceRef source,
        @Nullable String evidenceUrl,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    public static MeasurementView of(Measurement row) {
        return new MeasurementView(
                row.slug,
                row.kind,
                row.value,
                row.unit,
                row.model == null ? null : Model.ref(row.model),
                row.modelName,
                row.parametersTotal,
                row.parametersActive,
                Chip.ref(row.chip),
                row.chips,
                row.servers,
                row.precision,
                row.engine,
                row.software,
                row.stage,
                row.scenario,
                row.tensorParallel,
                row.pipelineParallel,
                row.contextParallel,
                row.dataParallel,
                row.expertParallel,
                row.concurrency,
                row.promptTokens,
                row.outputTokens,
                row.sequenceTokens,
                row.fullRecomputation,
                row.batchSequences,
                row.trainingTokens,
                row.firstTokenMs,
                row.tflopPerSecondPerChip,
                row.mfuPercent,
                row.measuredOn,
                row.submitter,
                SourceRef.of(row.source),
                row.evidenceUrl,
                row.remark,
                row.correction);
    }
}
