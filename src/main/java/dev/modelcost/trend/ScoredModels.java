package dev.modelcost.trend;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.model.Model;
import dev.modelcost.model.Score;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What models reached on a benchmark.
 *
 * @param benchmark null if the record holds no scores at all
 * @param scores by model, the best of each
 * @param rows the scores as recorded
 */
record ScoredModels(String benchmark, Map<Model, Double> scores, List<Score> rows) {

    static final Parameter<String> BENCHMARK =
            Parameter.text("benchmark")
                    .describedAs(
                            "Name of the benchmark whose scores count; the one with the most scores if left out.")
                    .example("GPQA Diamond");

    /**
     * Those of the record.
     *
     * @param asked null for the benchmark with the most scores
     * @throws InvalidInput if the record holds no scores on the benchmark
     */
    static ScoredModels ofRecord(String asked) {
        var benchmark = choose(asked, Score.benchmarks());
        return of(benchmark, benchmark == null ? List.of() : Score.on(benchmark));
    }

    static ScoredModels of(String benchmark, List<Score> rows) {
        var best = new LinkedHashMap<Model, Double>();
        rows.forEach(row -> best.merge(row.model, row.value, Math::max));
        return new ScoredModels(benchmark, best, rows);
    }

    /** Release of the newest model with a score; null without one. */
    LocalDate until() {
        return scores.keySet().stream()
                .map(model -> model.releasedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * @param known the one with the most scores first
     */
    static String choose(String asked, List<String> known) {
        if (asked == null) {
            return known.isEmpty() ? null : known.get(0);
        }
        if (!known.contains(asked)) {
            throw new InvalidInput(
                    BENCHMARK.name(),
                    "'%s' is not in the record, which holds scores on %s."
                            .formatted(
                                    Printable.of(asked),
                                    known.isEmpty()
                                            ? "no benchmark yet"
                                            : String.join(", ", known)));
        }
        return asked;
    }
}
