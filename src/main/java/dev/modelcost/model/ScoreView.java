package dev.modelcost.model;

import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;

/**
 * A score as the API shows it.
 *
 * @param slug public id
 * @param model that was measured
 * @param benchmark what it was measured by
 * @param value in {@code unit}
 * @param unit percent, elo or points
 * @param measuredOn null if unknown
 * @param source who states it
 */
public record ScoreView(
        String slug,
        Ref model,
        String benchmark,
        double value,
        String unit,
        LocalDate measuredOn,
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
