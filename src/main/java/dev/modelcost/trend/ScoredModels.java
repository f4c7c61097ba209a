package dev.modelcost.trend;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.model.Model;
import dev.modelcost.model.Score;
import dev.modelcost.model.ScoreChoice;
import dev.modelcost.model.ScoreUnit;
import dev.modelcost.names.PlainText;
import dev.modelcost.names.Resolution;
import dev.modelcost.web.Parameter;
import java.math.BigDecimal;
import java.math.MathContext;
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
 * @param scores by model
 * @param rows the scores that count, as recorded
 */
record ScoredModels(String benchmark, Map<Model, Double> scores, List<Score> rows) {

    static final Parameter<String> BENCHMARK =
            Parameter.named("benchmark", "benchmark")
                    .describedAs(
                            "Name of the benchmark whose scores count; the one with the most scores if left out.")
                    .example("GPQA Diamond");

    /**
     * Those of the record.
     *
     * @param asked null for the benchmark with the most scores
     * @param assumed to which goes what the benchmark's name was taken for
     * @throws InvalidInput if the record holds no scores on the benchmark
     */
    static ScoredModels ofRecord(String asked, List<String> assumed) {
        var benchmark = choose(asked, Score.benchmarks(), assumed);
        var choice = ScoreChoice.of(benchmark == null ? List.of() : Score.on(benchmark));
        assumed.addAll(choice.assumed(benchmark));
        return of(benchmark, choice);
    }

    static ScoredModels of(String benchmark, ScoreChoice choice) {
        var values = new LinkedHashMap<Model, Double>();
        choice.scores().forEach((model, score) -> values.put(model, score.value));
        return new ScoredModels(benchmark, values, List.copyOf(choice.scores().values()));
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
    static String choose(String asked, List<String> known, List<String> assumed) {
        if (asked == null) {
            return known.isEmpty() ? null : known.get(0);
        }
        var meant =
                known.stream()
                        .filter(name -> PlainText.of(name).equals(PlainText.of(asked)))
                        .findFirst()
                        .orElseGet(() -> byWords(asked, known));
        if (!meant.equals(asked)) {
            assumed.add(Resolution.of(meant, List.of()).taken(BENCHMARK.name(), asked));
        }
        return meant;
    }

    /** The one whose name has these words in it: FrontierMath tier 4 of "tier 4". */
    private static String byWords(String asked, List<String> known) {
        var words = " %s ".formatted(PlainText.of(asked));
        var having =
                known.stream()
                        .filter(name -> " %s ".formatted(PlainText.of(name)).contains(words))
                        .toList();
        if (having.size() == 1) {
            return having.get(0);
        }
        throw having.isEmpty() || words.isBlank()
                ? unknown(asked, known)
                : new InvalidInput(
                        BENCHMARK.name(),
                        "'%s' may be more than one benchmark: %s. Name one of them."
                                .formatted(Printable.of(asked), String.join(", ", having)));
    }

    /**
     * @param field name of the value that holds the score
     * @throws InvalidInput of a score that every model reaches, which sets no quality: a share
     *     where scores are in percent
     */
    void refuseWhatAllReach(String field, double score) {
        var least = scores.values().stream().min(Comparator.naturalOrder());
        if (least.isPresent() && score < least.get()) {
            var unit = rows.get(0).unit;
            throw new InvalidInput(
                    field,
                    "%s %s is below every score on %s in the record, the least of which is %s, so that it sets no quality.%s"
                            .formatted(
                                    plain(score),
                                    unit,
                                    benchmark,
                                    plain(least.get()),
                                    unit.equals(ScoreUnit.PERCENT.slug()) && score > 0 && score < 1
                                            ? " Scores are in percent: %s for a share of %s."
                                                    .formatted(plain(100 * score), plain(score))
                                            : ""));
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static InvalidInput unknown(String asked, List<String> known) {
        return new InvalidInput(
                BENCHMARK.name(),
                "'%s' is not in the record, which holds scores on %s."
                        .formatted(
                                Printable.of(asked),
                                known.isEmpty() ? "no benchmark yet" : String.join(", ", known)));
    }
}
