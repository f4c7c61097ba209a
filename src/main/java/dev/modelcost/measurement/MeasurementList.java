package dev.modelcost.measurement;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.util.List;

/** The list of measurements, with its filters and sort orders. */
final class MeasurementList {

    private static final int MOST_CHIPS = 1_000_000;
    private static final double MOST_REQUESTS = 1e6;

    static final Listing<Measurement> LISTING =
            new Listing<>(
                    Measurement.READER,
                    List.of(
                            Filter.oneOf("kind", "e.kind", MeasurementKind.class)
                                    .describedAs("What was measured."),
                            Filter.named("model", "e.model.slug", Model.DIRECTORY)
                                    .describedAs("Slug of the model that was run.")
                                    .example("deepseek-r1"),
                            Filter.named("chip", "e.chip.slug", Chip.DIRECTORY)
                                    .describedAs("Slug of the chip on which it was measured.")
                                    .example("nvidia-h100-sxm5-80gb"),
                            Filter.equal(Parameter.integer("chips", 1, MOST_CHIPS), "e.chips")
                                    .describedAs("Number of chips that worked together.")
                                    .example(8),
                            Filter.oneOf("precision", "e.precision", Precision.class)
                                    .describedAs("Number format of the weights and products."),
                            Filter.oneOf("engine", "e.engine", MeasuredEngine.class)
                                    .describedAs("Software that ran the model."),
                            Filter.oneOf("stage", "e.stage", TrainedStage.class)
                                    .describedAs("Which kind of training was measured."),
                            Filter.oneOf("scenario", "e.scenario", MeasurementScenario.class)
                                    .describedAs("Under which load it was measured."),
                            Filter.oneOf("unit", "e.unit", MeasurementUnit.class)
                                    .describedAs("Unit of the value."),
                            Filter.atLeast(
                                            "minConcurrency",
                                            "e.concurrency",
                                            MOST_REQUESTS,
                                            number -> (int) Math.ceil(number))
                                    .describedAs("Minimum number of requests at a time."),
                            Filter.atMost(
                                            "maxConcurrency",
                                            "e.concurrency",
                                            MOST_REQUESTS,
                                            Double::intValue)
                                    .describedAs("Maximum number of requests at a time."),
                            Filter.named("source", "e.source.slug", Source.DIRECTORY)
                                    .describedAs("Slug of the source of the figure.")
                                    .example("mlperf-inference-v5.1"),
                            Filter.after("measuredAfter", "e.measuredOn")
                                    .describedAs("Measured or published after this day."),
                            Filter.before("measuredBefore", "e.measuredOn")
                                    .describedAs("Measured or published before this day.")),
                    List.of(
                            Sort.bySlug(),
                            Sort.<Measurement>byDouble("value", "e.value", row -> row.value)
                                    .ofEveryRow(),
                            Sort.byDate("measuredOn", "e.measuredOn", row -> row.measuredOn)));

    private MeasurementList() {}
}
