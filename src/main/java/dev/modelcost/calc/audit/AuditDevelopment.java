package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a training cost is that of all development, with experiments and failed runs. */
final class AuditDevelopment {

    private AuditDevelopment() {}

    /** Checks whether it is the cost of all development, with experiments and failed runs. */
    static Optional<AuditResult> audit(AuditFindings f) {
        var asked = "development".equals(f.claim.scope());
        if (f.claim.saysScope() && !asked && !"model".equals(f.claim.scope())) {
            return Optional.empty();
        }
        var runs =
                f.facts.figures().stream()
                        .filter(figure -> figure.role() == Role.PART)
                        .filter(
                                figure ->
                                        figure.scope().equals("run")
                                                || figure.scope().equals("post-training"))
                        .toList();
        if (asked && lessThanTheRun(f, runs)) {
            return Optional.of(tooLittle(f, runs));
        }
        // A maker's own figure for the run leaves no room for another reading of "the cost".
        if (runs.isEmpty() || !asked && runs.stream().anyMatch(run -> !run.estimate())) {
            return Optional.empty();
        }
        var c = f.facts.constants();
        var known = f.facts.development();
        var range = known == null ? withoutStaff(runs, c) : known;
        var all =
                new AuditFigure(
                        range.low(),
                        range.high(),
                        "development",
                        Role.PART,
                        "for all development, with experiments and failed runs",
                        AuditAuthority.DATA_SET,
                        false,
                        runs.get(0).source(),
                        "an estimate from the final run");
        if (!f.claim.agreesWith(all, c)) {
            return Optional.empty();
        }
        runs.forEach(run -> f.source(run.source()));
        var run = runs.stream().max(Comparator.comparing(AuditFigure::value)).orElseThrow();
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "A full development takes %s to %s times the compute of the final run, which is %s USD %s; %s."
                        .formatted(
                                AuditWords.number(c.experimentsLow()),
                                AuditWords.number(c.experimentsHigh()),
                                AuditWords.number(run.value()),
                                run.label(),
                                known == null
                                        ? "staff is left out because how many people worked on it"
                                                + " is not known"
                                        : "staff comes on top"),
                f.claim.unit().fromBase(run.value()));
        return Optional.of(
                f.result(
                        Verdict.CONSISTENT_IN_SCOPE,
                        Certainty.LOW,
                        "development",
                        "%s agrees only if it covers all development, about %s to %s USD; the final run alone is put at %s USD."
                                .formatted(
                                        f.figure(),
                                        AuditWords.number(all.value()),
                                        AuditWords.number(all.high()),
                                        AuditWords.number(run.value()))));
    }

    /** A development holds its final run. */
    private static boolean lessThanTheRun(AuditFindings f, List<AuditFigure> runs) {
        var tolerance = 1 + f.facts.constants().estimateTolerance();
        return runs.stream().allMatch(run -> f.claim.highValue() * tolerance < run.value());
    }

    private static AuditResult tooLittle(AuditFindings f, List<AuditFigure> runs) {
        var run = runs.stream().min(Comparator.comparing(AuditFigure::value)).orElseThrow();
        f.source(run.source());
        return f.result(
                Verdict.CONTRADICTED,
                run.estimate() ? Certainty.MEDIUM : Certainty.HIGH,
                null,
                "%s cannot be that of all development, which holds the final run: that alone is put at %s USD (%s)."
                        .formatted(f.figure(), AuditWords.number(run.value()), run.statedBy()));
    }

    /** For when it is not known how many people worked on it or for how long. */
    private static AuditRange withoutStaff(List<AuditFigure> runs, AuditConstants c) {
        return new AuditRange(
                runs.stream().mapToDouble(AuditFigure::value).min().orElseThrow()
                        * c.experimentsLow(),
                runs.stream().mapToDouble(AuditFigure::high).max().orElseThrow()
                        * c.experimentsHigh());
    }
}
