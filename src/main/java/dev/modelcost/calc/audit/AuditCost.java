package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Audits a training cost. */
final class AuditCost {

    private static final double EXACT = 0.0005;
    private static final double SAME_HOURS = 0.03;
    private static final double OWN_ARITHMETIC = 0.1;

    private AuditCost() {}

    static AuditResult audit(AuditFindings f) {
        if (AuditRent.isPurchase(f.claim)) {
            return AuditRent.purchase(f);
        }
        var run = f.facts.runOf(f.claim);
        AuditChecks.rate(f, f.claim.value(), run.hours());
        if (run.hours() == null) {
            AuditRent.costOfWork(f, f.claim.value(), run.flop());
        }
        AuditChecks.mfu(f, run);
        var stated = f.claim.stated();
        if (stated.chipHours() != null) {
            AuditChecks.product(
                    f,
                    stated.chipCount(),
                    stated.wallClockHours(),
                    stated.chipHours(),
                    AuditChecks.SAME_HOURS);
        }
        return circular(f)
                .or(() -> ownArithmetic(f))
                .or(() -> hoursOfAnotherScope(f))
                .or(() -> stillImpossible(f))
                .or(() -> AuditDecision.byMatch(f).map(result -> withArithmetic(f, result)))
                .or(() -> AuditSlips.verdict(f))
                .or(() -> AuditRent.deflated(f))
                .or(() -> AuditRent.audit(f))
                .or(() -> AuditDevelopment.audit(f))
                .or(() -> AuditDecision.byBetterFigure(f))
                .orElseGet(() -> inScopeOfRun(f, AuditByChecks.of(f)));
    }

    /** Checks whether a cost is hours times an assumed rate, offered as evidence. */
    private static Optional<AuditResult> circular(AuditFindings f) {
        var stated = f.claim.stated();
        var hours = stated.hours();
        var rate = stated.usdPerChipHour() == null ? roundRate(f) : stated.usdPerChipHour();
        if (hours == null || rate == null || !isExactly(f.claim.value(), hours * rate)) {
            return Optional.empty();
        }
        var confirmed = AuditMatch.of(f.claim, f.facts.figures(), f.facts.constants());
        if (confirmed.isPresent() && !f.claim.isDerived()) {
            return Optional.empty();
        }
        var detail =
                "%s chip-hours x an assumed %s USD: arithmetic, not what was paid."
                        .formatted(AuditWords.number(hours), AuditWords.number(rate));
        f.explain(Explanation.Kind.CIRCULAR, detail, null);
        return Optional.of(
                f.result(
                        Verdict.CIRCULAR,
                        Certainty.HIGH,
                        null,
                        "%s is %s chip-hours times an assumed rate of %s USD: arithmetic, not evidence of what was paid."
                                .formatted(
                                        f.figure(),
                                        AuditWords.number(hours),
                                        AuditWords.number(rate))));
    }

    /** The rate that a derived cost implies, if it is a round number: a multiple of 0.10 USD. */
    private static Double roundRate(AuditFindings f) {
        var hours = f.claim.stated().hours();
        if (!f.claim.isDerived() || hours == null || f.claim.value() <= 0) {
            return null;
        }
        var dimes = f.claim.value() / hours * 10;
        return dimes >= 1 && Math.abs(dimes - Math.rint(dimes)) < EXACT
                ? Double.valueOf(Math.rint(dimes) / 10)
                : null;
    }

    /** Checks whether the claim's own hours and rate fail to multiply to its cost. */
    private static Optional<AuditResult> ownArithmetic(AuditFindings f) {
        var stated = f.claim.stated();
        var hours = stated.hours();
        var rate = stated.usdPerChipHour();
        if (hours == null || rate == null || !f.claim.comparator().isPoint()) {
            return Optional.empty();
        }
        var product = hours * rate;
        if (Math.abs(f.claim.value() / product - 1) <= OWN_ARITHMETIC) {
            return Optional.empty();
        }
        var own =
                AuditFigure.of(
                        product,
                        f.claim.scope(),
                        Role.WHOLE,
                        "by its own hours and rate",
                        AuditAuthority.MAKER,
                        false,
                        null,
                        "its own arithmetic");
        var slip = AuditSlips.of(f.claim, List.of(own), f.facts.constants().wordsPerToken());
        slip.ifPresent(s -> f.explain(s.kind(), s.detail(), s.alternative()));
        var unit = slip.isPresent() && slip.get().kind().isUnit();
        return Optional.of(
                f.result(
                        unit ? Verdict.UNIT_SLIP : Verdict.CONTRADICTED,
                        Certainty.HIGH,
                        null,
                        "%s does not follow from its own numbers: %s chip-hours at %s USD make %s USD."
                                .formatted(
                                        f.figure(),
                                        AuditWords.number(hours),
                                        AuditWords.number(rate),
                                        AuditWords.number(product))));
    }

    /** Checks whether the cost has one scope and the hours stated with it another. */
    private static Optional<AuditResult> hoursOfAnotherScope(AuditFindings f) {
        var hours = f.claim.stated().hours();
        if (hours == null) {
            return Optional.empty();
        }
        var ofHours =
                f.facts.hours().stream()
                        .filter(figure -> Math.abs(figure.value() / hours - 1) <= SAME_HOURS)
                        .min(Comparator.comparing(AuditFigure::role));
        var ofCost = AuditMatch.of(f.claim, f.facts.figures(), f.facts.constants());
        if (ofHours.isEmpty()
                || ofCost.isEmpty()
                || ofCost.get().estimate()
                || f.facts.hours().stream().noneMatch(h -> sameScope(h, ofCost.get()))
                || f.facts.hours().stream()
                        .anyMatch(
                                h ->
                                        sameScope(h, ofCost.get())
                                                && Math.abs(h.value() / hours - 1) <= SAME_HOURS)) {
            return Optional.empty();
        }
        var meant = ofHours.get();
        f.source(meant.source());
        f.source(ofCost.get().source());
        var detail =
                "The cost is the one %s; the %s chip-hours are those %s."
                        .formatted(ofCost.get().label(), AuditWords.number(hours), meant.label());
        var costOfHours =
                f.facts.figures().stream()
                        .filter(c -> sameScope(meant, c))
                        .findFirst()
                        .map(c -> f.claim.unit().fromBase(c.value()))
                        .orElse(null);
        f.explain(Explanation.Kind.OTHER_SCOPE, detail, costOfHours);
        return Optional.of(
                f.result(
                        Verdict.SCOPE_MISMATCH,
                        Certainty.HIGH,
                        ofCost.get().scope(),
                        "%s and the chip-hours stated with it are of different scopes: the cost is the one %s; the %s chip-hours are those %s."
                                .formatted(
                                        f.figure(),
                                        ofCost.get().label(),
                                        AuditWords.number(hours),
                                        meant.label())));
    }

    private static boolean sameScope(AuditFigure one, AuditFigure other) {
        return one.scope().equals(other.scope()) && one.label().equals(other.label());
    }

    /** Checks whether the claim's own figures imply an MFU above 1. */
    private static Optional<AuditResult> stillImpossible(AuditFindings f) {
        var stated = f.claim.stated();
        if (stated.hours() == null && stated.flop() == null) {
            return Optional.empty();
        }
        return AuditWork.baseModel(f).or(() -> AuditDecision.byPhysics(f));
    }

    private static AuditResult withArithmetic(AuditFindings f, AuditResult result) {
        var run = f.facts.run();
        if (run.hours() != null
                && run.usdPerChipHour() != null
                && isExactly(f.claim.value(), run.hours() * run.usdPerChipHour())) {
            f.explain(
                    Explanation.Kind.CIRCULAR,
                    "%s chip-hours x an assumed %s USD: arithmetic, not what was paid."
                            .formatted(
                                    AuditWords.number(run.hours()),
                                    AuditWords.number(run.usdPerChipHour())),
                    null);
            return f.result(result.verdict(), result.certainty(), result.scope(), result.summary());
        }
        return result;
    }

    /**
     * A plausible rate means that it may be the cost of the run alone, without that of the base
     * model.
     */
    private static AuditResult inScopeOfRun(AuditFindings f, AuditResult result) {
        if (result.verdict() != Verdict.CONSISTENT || f.facts.baseModel() == null) {
            return result;
        }
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "It leaves out the cost of %s, the model it was trained from."
                        .formatted(f.facts.baseModel()),
                null);
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE, result.certainty(), "post-training", result.summary());
    }

    private static boolean isExactly(double value, double product) {
        return Math.abs(value / product - 1) <= EXACT;
    }
}
