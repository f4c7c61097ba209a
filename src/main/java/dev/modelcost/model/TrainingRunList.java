package dev.modelcost.model;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.Source;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.util.List;

/** The training runs of a model, with their filters and sort order. */
final class TrainingRunList {

    static final Listing<TrainingRun> LISTING =
            new Listing<>(
                    TrainingRun.TABLE.reader(),
                    List.of(
                            Filter.named("source", "e.source.slug", Source.DIRECTORY)
                                    .describedAs("Slug of the source that describes the run.")
                                    .example("arxiv-2412.19437"),
                            Filter.named("chip", "e.chip.slug", Chip.DIRECTORY)
                                    .describedAs("Slug of the chip that the model was trained on.")
                                    .example("nvidia-h800-sxm5")),
                    List.of(Sort.bySlug()));

    private TrainingRunList() {}
}
