package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import java.util.ArrayList;
import java.util.List;

/** Ratios of the scores that two models reached in the same benchmark. */
final class ScoreRatios {

    private ScoreRatios() {}

    static List<AuditFigure> ratios(
            AuditSnapshot record, RecordedModel model, RecordedModel other) {
        var ratios = new ArrayList<AuditFigure>();
        for (var own : record.side("score", model.slug())) {
            for (var theirs : record.side("score", other.slug())) {
                if (own.name().equals(theirs.name()) && theirs.number() > 0) {
                    ratios.add(
                            AuditFigure.of(
                                    own.number() / theirs.number(),
                                    own.name(),
                                    AuditFigure.Role.PART,
                                    "in " + own.name(),
                                    AuditAuthority.DATA_SET,
                                    false,
                                    own.source(),
                                    own.name()));
                }
            }
        }
        return ratios;
    }
}
