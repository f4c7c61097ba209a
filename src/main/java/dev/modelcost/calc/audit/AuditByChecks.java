package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;

/** The verdict where no source states a figure to compare the claim with. */
final class AuditByChecks {

    private AuditByChecks() {}

    /** The verdict from the checks alone. */
    static AuditResult of(AuditFindings f) {
        var wrong = f.with(Outcome.IMPLAUSIBLE);
        var right = f.with(Outcome.PLAUSIBLE);
        if (!wrong.isEmpty() && f.claim.authority().compareTo(AuditAuthority.DATA_SET) < 0) {
            var check = wrong.get(0);
            return f.result(
                    Verdict.CONTRADICTED,
                    Certainty.MEDIUM,
                    null,
                    "%s does not fit what is known: it implies %s, but the plausible range is %s to %s."
                            .formatted(
                                    f.figure(),
                                    AuditWords.implied(check),
                                    AuditWords.number(check.plausible().low()),
                                    AuditWords.number(check.plausible().high())));
        }
        if (wrong.isEmpty() && !right.isEmpty()) {
            var check = right.get(0);
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.MEDIUM,
                    null,
                    "%s is plausible: it implies %s, between %s and %s."
                            .formatted(
                                    f.figure(),
                                    AuditWords.implied(check),
                                    AuditWords.number(check.plausible().low()),
                                    AuditWords.number(check.plausible().high())));
        }
        return unverifiable(f);
    }

    static AuditResult unverifiable(AuditFindings f) {
        var near =
                AuditDecision.better(f).stream()
                        .findFirst()
                        .map(
                                figure ->
                                        " (%s estimates %s)"
                                                .formatted(
                                                        figure.statedBy(),
                                                        AuditWords.value(figure, f.claim)))
                        .orElse("");
        var missing =
                f.with(Outcome.NOT_RUN).stream()
                        .map(AuditCheck::derivation)
                        .findFirst()
                        .map(why -> " " + why)
                        .orElse("");
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s cannot be checked with what is on record%s.%s"
                        .formatted(f.figure(), near, missing));
    }
}
