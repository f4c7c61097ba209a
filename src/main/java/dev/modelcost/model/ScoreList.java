package dev.modelcost.model;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.util.List;

/** The scores of a model, with their filters and sort orders. */
final class ScoreList {

    static final Listing<Score> LISTING =
            new Listing<>(
                    Score.READER,
                    List.of(
                            Filter.text("benchmark", "e.benchmark")
                                    .describedAs("Name of the benchmark.")
                                    .example("MMLU")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDouble("value", "e.value", score -> score.value)));

    private ScoreList() {}
}
