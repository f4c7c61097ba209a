package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import java.util.ArrayList;
import java.util.List;

/** How many times one model's training took what another's did: cost, chip-hours or energy. */
final class FigureRatios {

    private FigureRatios() {}

    /** What the ratio is of; null if the metric is no such ratio. */
    static AuditMetric of(AuditMetric ratio) {
        return switch (ratio) {
            case COST_RATIO -> AuditMetric.TRAINING_COST;
            case CHIP_HOURS_RATIO -> AuditMetric.CHIP_HOURS;
            case ENERGY_RATIO -> AuditMetric.ENERGY;
            default -> null;
        };
    }

    /**
     * A figure for each pair of figures; one of unlike scopes says so and is no evidence of like
     * ones.
     *
     * @param above1 whether the larger is to stand above, as in "ten times cheaper"
     */
    static List<AuditFigure> of(
            AuditSnapshot record,
            RecordedModel model,
            RecordedModel other,
            AuditMetric of,
            boolean above1) {
        var ratios = new ArrayList<AuditFigure>();
        for (var own : new FigureFinder(record, model.slug(), of, null, null).find()) {
            for (var theirs : new FigureFinder(record, other.slug(), of, null, null).find()) {
                if (own.role() != Role.OTHER
                        && theirs.role() != Role.OTHER
                        && own.value() > 0
                        && theirs.value() > 0) {
                    ratios.add(ratio(own, theirs, other.name(), above1));
                }
            }
        }
        return ratios;
    }

    private static AuditFigure ratio(
            AuditFigure own, AuditFigure theirs, String other, boolean above1) {
        var low = own.value() / theirs.high();
        var high = own.high() / theirs.value();
        var turned = above1 && high < 1 || !above1 && low > 1;
        var alike = own.scope().equals(theirs.scope());
        return new AuditFigure(
                turned ? 1 / high : low,
                turned ? 1 / low : high,
                alike ? own.scope() : own.scope() + " against " + theirs.scope(),
                alike ? Role.WHOLE : Role.OTHER,
                alike
                        ? own.label()
                        : "of unlike scopes, %s against that of %s %s"
                                .formatted(own.label(), other, theirs.label()),
                least(own.authority(), theirs.authority()),
                own.estimate() || theirs.estimate(),
                own.source(),
                own.statedBy().equals(theirs.statedBy())
                        ? "the figures of " + own.statedBy()
                        : "the figures of %s and %s".formatted(own.statedBy(), theirs.statedBy()));
    }

    private static AuditAuthority least(AuditAuthority one, AuditAuthority two) {
        return one.compareTo(two) < 0 ? one : two;
    }
}
