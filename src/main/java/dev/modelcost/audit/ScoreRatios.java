package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import java.util.ArrayList;
import java.util.List;

/** How many times one model scored what another did, benchmark by benchmark. */
final class ScoreRatios {

    private ScoreRatios() {}

    /** One figure for each benchmark that both models have a score in; empty if there is none. */
    static List<AuditFigure> of(AuditSnapshot record, RecordedModel model, RecordedModel other) {
        var ratios = new ArrayList<AuditFigure>();
        for (var own : record.scores(model.slug())) {
            for (var theirs : record.scores(other.slug())) {
                if (own.benchmark().equals(theirs.benchmark()) && theirs.value() > 0) {
                    ratios.add(
                            AuditFigure.of(
                                    own.value() / theirs.value(),
                                    own.benchmark(),
                                    AuditFigure.Role.PART,
                                    "in " + own.benchmark(),
                                    AuditAuthority.DATA_SET,
                                    false,
                                    own.source(),
                                    own.benchmark()));
                }
            }
        }
        return ratios;
    }
}
