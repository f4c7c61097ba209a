package dev.modelcost.dataset;

import static dev.modelcost.dataset.Column.above0;
import static dev.modelcost.dataset.Column.date;
import static dev.modelcost.dataset.Column.evidence;
import static dev.modelcost.dataset.Column.flag;
import static dev.modelcost.dataset.Column.ref;
import static dev.modelcost.dataset.Column.remark;
import static dev.modelcost.dataset.Column.source;
import static dev.modelcost.dataset.Column.text;
import static dev.modelcost.dataset.Column.whole;
import static dev.modelcost.dataset.Column.words;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.measurement.MeasuredEngine;
import dev.modelcost.measurement.MeasurementKind;
import dev.modelcost.measurement.MeasurementScenario;
import dev.modelcost.measurement.MeasurementUnit;
import dev.modelcost.measurement.TrainedStage;

/** The table of what somebody measured. */
final class MeasurementTables {

    static final RecordTable MEASUREMENT =
            RecordTable.of(
                    "measurement",
                    "measurements",
                    "What somebody measured: one figure in its unit.",
                    words("kind", MeasurementKind.class, "What was measured.").needed(),
                    ref("model", "model", "Model that ran, if the record has it."),
                    text("model_name", "What the source calls the model."),
                    above0("parameters_total", 9e15, "Parameters of the model that ran."),
                    above0("parameters_active", 9e15, "Of these, those used for each token."),
                    ref("chip", "chip", "Chip that it ran on.").needed(),
                    whole("chips", 1, "Number of chips.").needed(),
                    whole("servers", 1, "Number of servers."),
                    words("precision", Precision.class, "Number format."),
                    words("engine", MeasuredEngine.class, "Engine that served or trained it."),
                    text("software", "Versions of the software."),
                    words("stage", TrainedStage.class, "Stage of a training."),
                    words("scenario", MeasurementScenario.class, "How the load was."),
                    whole("tensor_parallel", 1, "Chips that share a layer."),
                    whole("pipeline_parallel", 1, "Groups of layers."),
                    whole("context_parallel", 1, "Chips that share a sequence."),
                    whole("data_parallel", 1, "Copies of the model."),
                    whole("expert_parallel", 1, "Chips that share the experts."),
                    whole("concurrency", 1, "Requests at a time."),
                    whole("prompt_tokens", 1, "Tokens of a prompt."),
                    whole("output_tokens", 1, "Tokens of an answer."),
                    whole("sequence_tokens", 1, "Tokens of a sequence in training."),
                    flag("full_recomputation", "Whether activations are computed a second time."),
                    whole("batch_sequences", 1, "Sequences of a step in training."),
                    above0("training_tokens", 1e18, "Tokens of the whole training."),
                    above0("value", 1e30, "The figure, in its unit.").needed(),
                    words("unit", MeasurementUnit.class, "Unit of the figure.").needed(),
                    above0("first_token_ms", 1e9, "Time to the first token, in milliseconds."),
                    above0("tflop_per_s_per_chip", 1e9, "TFLOP/s of a chip."),
                    above0("mfu_percent", 99.9999, "Model FLOP utilisation, in percent."),
                    date("measured_on", "Day of the measurement or of its publication."),
                    text("submitter", "Who submitted it."),
                    source(),
                    evidence(),
                    remark());

    private MeasurementTables() {}
}
