package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** How many times one model scored what another did, benchmark by benchmark. */
final class ScoreRatios {

    private ScoreRatios() {}

    /**
     * One figure for each benchmark that both models have a score in, from the best score of each;
     * empty if there is none.
     */
    static List<AuditFigure> of(AuditSnapshot record, RecordedModel model, RecordedModel other) {
        var ratios = new ArrayList<AuditFigure>();
        var best = best(record.scores(other.slug()));
        for (var own : best(record.scores(model.slug())).values()) {
            var theirs = best.get(own.benchmark());
            if (theirs != null && theirs.value() > 0) {
                ratios.add(
                        AuditFigure.of(
                                own.value() / theirs.value(),
                                own.benchmark(),
                                AuditFigure.Role.PART,
                                "in " + own.benchmark(),
                                AuditAuthority.DATA_SET,
                                false,
                                own.source(),
                                "scores of both"));
            }
        }
        return ratios;
    }

    /** The best of each benchmark: a model has one for every effort that it was tested at. */
    private static Map<String, RecordedScore> best(List<RecordedScore> scores) {
        return scores.stream()
                .collect(
                        Collectors.toMap(
                                RecordedScore::benchmark,
                                score -> score,
                                BinaryOperator.maxBy(
                                        Comparator.comparingDouble(RecordedScore::value)),
                                LinkedHashMap::new));
    }
}
