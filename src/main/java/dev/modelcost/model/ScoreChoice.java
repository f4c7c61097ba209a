package dev.modelcost.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which score of a model on a benchmark counts where several are on record: that of the newest
 * source, since benchmarks are put again when a way to put them turns out to be wrong. Of several
 * in that source the best counts: a model has one for every effort that it was tested at.
 *
 * @param scores by model, in the order of the rows
 * @param disagreeing models of which an older source gives another best score
 */
public record ScoreChoice(Map<Model, Score> scores, List<Model> disagreeing) {

    /** A source whose day of publication is unknown is taken for the oldest. */
    private static final Comparator<Score> NEWEST_SOURCE =
            Comparator.<Score, LocalDate>comparing(
                            row -> row.source.publishedOn,
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(row -> row.source.slug);

    private static final Comparator<Score> BETTER =
            NEWEST_SOURCE.thenComparingDouble(row -> row.value);

    public ScoreChoice {
        disagreeing = List.copyOf(disagreeing);
    }

    /**
     * @param rows on one benchmark
     */
    public static ScoreChoice of(List<Score> rows) {
        var byModel =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.model, LinkedHashMap::new, Collectors.toList()));
        var chosen = new LinkedHashMap<Model, Score>();
        var disagreeing = new ArrayList<Model>();
        byModel.forEach(
                (model, all) -> {
                    var best = all.stream().max(BETTER).orElseThrow();
                    chosen.put(model, best);
                    if (bestBySource(all).values().stream().anyMatch(v -> v != best.value)) {
                        disagreeing.add(model);
                    }
                });
        return new ScoreChoice(chosen, disagreeing);
    }

    private static Map<String, Double> bestBySource(List<Score> rows) {
        return rows.stream()
                .collect(Collectors.toMap(row -> row.source.slug, row -> row.value, Math::max));
    }

    /** A sentence about the disagreement; empty if there is none. */
    public List<String> assumed(String benchmark) {
        if (disagreeing.isEmpty()) {
            return List.of();
        }
        var example = disagreeing.get(0);
        return List.of(
                "Sources give different scores on %s for %s: the newest source counts, for %s %s."
                        .formatted(
                                benchmark,
                                disagreeing.size() == 1
                                        ? example.name
                                        : "%d models, such as %s"
                                                .formatted(disagreeing.size(), example.name),
                                disagreeing.size() == 1 ? "it" : example.name,
                                scores.get(example).source.slug));
    }
}
