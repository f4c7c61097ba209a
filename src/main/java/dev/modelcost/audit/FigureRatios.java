package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.RatioSense;
import java.util.ArrayList;
import java.util.List;

/**
 * How many times one model's training took what another's did: cost, chip-hours, energy or compute.
 */
final class FigureRatios {

    private FigureRatios() {}

    /** What the ratio is of; null if the metric is no such ratio. */
    static AuditMetric of(AuditMetric ratio) {
        return switch (ratio) {
            case COST_RATIO -> AuditMetric.TRAINING_COST;
            case CHIP_HOURS_RATIO -> AuditMetric.CHIP_HOURS;
            case ENERGY_RATIO -> AuditMetric.ENERGY;
            case TRAINING_FLOP_RATIO -> AuditMetric.TRAINING_FLOP;
            default -> null;
        };
    }

    /**
     * A figure for each pair of figures; one of unlike scopes says so and is no evidence of like
     * ones.
     *
     * @param claim by which it is decided which of the two stands above, as in "ten times cheaper"
     */
    static List<AuditFigure> of(
            AuditSnapshot record,
            RecordedModel model,
            RecordedModel other,
            AuditMetric of,
            AuditClaim claim) {
        var ratios = new ArrayList<AuditFigure>();
        for (var own : new FigureFinder(record, model.slug(), of, null, null).find()) {
            for (var theirs : new FigureFinder(record, other.slug(), of, null, null).find()) {
                if (own.role() != Role.OTHER
                        && theirs.role() != Role.OTHER
                        && own.value() > 0
                        && theirs.value() > 0) {
                    ratios.addAll(ratios(own, theirs, other.name(), claim));
                }
            }
        }
        return ratios;
    }

    /** Who says "80 %" alone may mean that much of it, or that much less. */
    private static List<AuditFigure> ratios(
            AuditFigure own, AuditFigure theirs, String other, AuditClaim claim) {
        var low = own.value() / theirs.high();
        var high = own.high() / theirs.value();
        var sense = RatioSense.of(claim.part()).orElse(null);
        var percent = claim.unit().inBase() != 1;
        var above1 = claim.unit().toBase(claim.low()) >= 1;
        if (sense == null && percent && high < 1 && !above1) {
            return List.of(
                    ratio(own, theirs, other, low, high),
                    ratio(own, theirs, other, 1 - high, 1 - low));
        }
        if (sense == null && (above1 && high < 1 || !above1 && low > 1)) {
            return List.of(ratio(own, theirs, other, 1 / high, 1 / low));
        }
        if (sense == null) {
            return List.of(ratio(own, theirs, other, low, high));
        }
        var one = sense.stated(low, claim.unit(), claim.low());
        var two = sense.stated(high, claim.unit(), claim.low());
        return List.of(ratio(own, theirs, other, Math.min(one, two), Math.max(one, two)));
    }

    private static AuditFigure ratio(
            AuditFigure own, AuditFigure theirs, String other, double low, double high) {
        var alike = own.scope().equals(theirs.scope());
        return new AuditFigure(
                low,
                high,
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
