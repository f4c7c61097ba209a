package dev.modelcost.dataset;

import static dev.modelcost.dataset.Column.above0;
import static dev.modelcost.dataset.Column.count;
import static dev.modelcost.dataset.Column.date;
import static dev.modelcost.dataset.Column.evidence;
import static dev.modelcost.dataset.Column.flag;
import static dev.modelcost.dataset.Column.number;
import static dev.modelcost.dataset.Column.ref;
import static dev.modelcost.dataset.Column.remark;
import static dev.modelcost.dataset.Column.source;
import static dev.modelcost.dataset.Column.text;
import static dev.modelcost.dataset.Column.whole;
import static dev.modelcost.dataset.Column.words;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.model.ModelAccess;
import dev.modelcost.model.RecordCertainty;
import dev.modelcost.model.RunStage;
import dev.modelcost.model.ScoreUnit;
import dev.modelcost.model.StatedHoursBasis;

/** Tables of models and of how they were trained. */
final class ModelTables {

    static final RecordTable MODEL =
            RecordTable.of(
                    "model",
                    "models",
                    "An AI model.",
                    text("name", "Common name.").needed(),
                    ref("organization", "organization", "Organization that made it."),
                    text("collaborators", "Names of the other makers, separated by '; '."),
                    date("released_on", "Day of release."),
                    words("access", ModelAccess.class, "How it can be had."),
                    text("domain", "Such as Language or Vision, as the source gives it."),
                    above0("parameters_total", 9e15, "Number of parameters."),
                    above0("parameters_active", 9e15, "Parameters used for each token."),
                    flag(
                            "active_undisclosed",
                            "Whether its makers keep the active ones to themselves."),
                    flag("parameters_computed", "Whether the number was computed from its shape."),
                    whole("layers", 1, "Transformer layers."),
                    whole("hidden_size", 1, "Width of the model, in values per token."),
                    whole("attention_heads", 1, "Query heads of a layer."),
                    whole("kv_heads", 1, "Key and value heads of a layer."),
                    whole("head_size", 1, "Width of a head, in values."),
                    whole("kv_latent_size", 1, "Values cached per token by latent attention."),
                    number(
                            "cache_compression",
                            1.0001,
                            1e6,
                            "By how much its cache is compressed."),
                    flag("mixture", "Whether it is a mixture of experts."),
                    whole("experts", 2, "Routed experts of a layer that has them."),
                    whole("experts_per_token", 1, "Routed experts that a token uses."),
                    whole("shared_experts", 1, "Experts that every token uses."),
                    whole("sliding_window_tokens", 1, "Tokens that a window looks back on."),
                    whole("windowed_layers", 1, "Layers with that window."),
                    whole("cached_layers", 1, "Layers that cache anything; all if left out."),
                    above0("state_values", 1e15, "Values kept per request, however long it is."),
                    whole("vocabulary", 2, "Tokens of its vocabulary."),
                    flag("tied_embeddings", "Whether input and output share their embeddings."),
                    words(
                            "native_precision",
                            "Number format of the published weights.",
                            "fp32",
                            "bf16",
                            "fp16",
                            "fp8",
                            "int8",
                            "fp4",
                            "int4"),
                    count("context_tokens", "Maximum context, in tokens."),
                    above0("training_tokens", 1e18, "Distinct tokens of training data."),
                    above0("epochs", 1e9, "Passes over the training data."),
                    above0("training_flop", 9e29, "Compute of all training, in FLOP."),
                    ref("base_model", "model", "Model that its training started from."),
                    words("confidence", RecordCertainty.class, "How sure the source is.")
                            .calledInApi("certainty"),
                    source(),
                    ref("architecture_source", "source", "Source of active parameters, context."),
                    ref("attention_source", "source", "Source of layers, hidden size and heads."),
                    ref("parameters_source", "source", "Source of the parameters, if another."),
                    ref("structure_source", "source", "Source of experts and windows."),
                    ref("precision_source", "source", "Source of the published precision."),
                    ref("release_source", "source", "Source of the day of release, if another."),
                    evidence());

    static final RecordTable RUN =
            RecordTable.of(
                    "training_run",
                    "training-runs",
                    "A stage of a model's training, as one source states it.",
                    ref("model", "model", "Model that was trained.").needed(),
                    words("stage", RunStage.class, "Stage of the training.").needed(),
                    text("name", "The source's name of the stage."),
                    whole("ordinal", 1, "Place among the stages of the same source.").needed(),
                    ref("chip", "chip", "Chip that it was trained on."),
                    whole("chip_count", 1, "Chips used at the same time."),
                    above0("chip_hours", 1e15, "Hours of all chips, as published."),
                    words(
                            "chip_hours_basis",
                            StatedHoursBasis.class,
                            "Where the chip-hours come from; given with them."),
                    above0("wall_clock_hours", 1e9, "Duration, in hours."),
                    words("precision", Precision.class, "Number format of the products."),
                    above0("mfu", 1, "Model FLOP utilisation, 0 to 1."),
                    above0("hfu", 1, "Hardware FLOP utilisation, 0 to 1."),
                    above0("power_watts", 1e12, "Power of all chips and servers, in watts."),
                    above0("tokens", 1e18, "Tokens that the stage processed."),
                    above0("training_flop", 9e29, "Compute of the stage, in FLOP."),
                    above0("usd_per_chip_hour", 1e6, "Rate that the source states, in USD."),
                    text("region", "Where it ran, as a region of the grid."),
                    number("pue", 1, 3, "Power usage effectiveness, as the makers state it."),
                    number("carbon_g_co2_per_kwh", 1999.99, "Carbon intensity, in g/kWh.")
                            .calledInApi("carbonGramsCo2PerKwh"),
                    ref("site_source", "source", "Source of region, PUE and carbon, if another."),
                    source(),
                    remark());

    static final RecordTable SCORE =
            RecordTable.of(
                    "score",
                    "scores",
                    "What a model reached in a benchmark.",
                    ref("model", "model", "Model that was measured.").needed(),
                    text("benchmark", "Name of the benchmark.").needed(),
                    number("value", -1e9, 1e9, "The score, in its unit.").needed(),
                    words("unit", ScoreUnit.class, "Unit of the score.").needed(),
                    text("effort", "How much the model was let think, as the source names it."),
                    number("standard_error", 0, 1e9, "Standard error of the score, in its unit."),
                    text("setting", "How it was measured, such as with tools."),
                    flag("self_reported", "Whether the maker of the model measured it."),
                    date("measured_on", "Day of the measurement."),
                    text("measured_as", "What the source calls the model."),
                    source());

    private ModelTables() {}
}
