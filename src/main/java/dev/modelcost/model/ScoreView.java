package dev.modelcost.model;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A model's score on a benchmark.
 *
 * @param slug public id
 * @param model that was measured
 * @param benchmark name of the benchmark
 * @param value the score, in {@code unit}
 * @param unit percent, elo or points
 * @param measuredOn day of the measurement; null if unknown
 * @param source that reports it
 */
public record ScoreView(
        String slug,
        Ref model,
        String benchmark,
        double value,
        @OneOf(ScoreUnit.class) String unit,
        @Nullable LocalDate measuredOn,
        SourceRef source) {

    static ScoreView of(Score score) {
        return new ScoreView(
                score.slug,
                Model.ref(score.model),
                score.benchmark,
                score.value,
                score.unit,
                score.measuredOn,
                SourceRef.of(score.source));
    }
}
