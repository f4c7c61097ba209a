package dev.modelcost.model;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param unit percent, elo, points or minutes
 * @param effort how much the model was let think, as the source writes it; null if it does not tell
 * @param standardError of {@code value}, in {@code unit}; null if the source does not tell
 * @param setting how the test was put, in the source's words; null if it does not tell
 * @param selfReported whether the model's own maker reports it; null if the source does not tell
 * @param measuredAs what the source calls the model; null for rows read before this was recorded
 * @param measuredOn day of the measurement; null if unknown
 * @param source that reports it
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ScoreView(
        String slug,
        Ref model,
        String benchmark,
        double value,
        @OneOf(ScoreUnit.class) String unit,
        @Nullable String effort,
        @Nullable Double standardError,
        @Nullable String setting,
        @Nullable Boolean selfReported,
        @Nullable String measuredAs,
        @Nullable LocalDate measuredOn,
        SourceRef source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static ScoreView of(Score score) {
        return new ScoreView(
                score.slug,
                Model.ref(score.model),
                score.benchmark,
                score.value,
                score.unit,
                score.effort,
                score.standardError,
                score.setting,
                score.selfReported,
                score.measuredAs,
                score.measuredOn,
                SourceRef.of(score.source),
                score.correction);
    }
}
