package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The verdict where no source states a figure to compare the claim with. */
final class AuditByChecks {

    private AuditByChecks() {}

    /** A check that a tenth and ten times of the figure would pass tells nothing of it. */
    private static final double TELLING = 100;

    /** The verdict from the checks alone. */
    static AuditResult of(AuditFindings f) {
        var wrong = f.with(Outcome.IMPLAUSIBLE);
        var right =
                f.with(Outcome.PLAUSIBLE).stream()
                        .sorted(Comparator.comparing(check -> !isImplied(check, f.claim)))
                        .toList();
        if (!speaksOfScope(f)) {
            return unverifiable(f);
        }
        if (!wrong.isEmpty() && f.claim.authority().compareTo(AuditAuthority.DATA_SET) < 0) {
            var check = wrong.get(0);
            return f.result(
                    Verdict.CONTRADICTED,
                    Certainty.MEDIUM,
                    null,
                    check.isOfTheFigure(f.claim)
                            ? "%s does not fit what is known: %s would be plausible."
                                    .formatted(f.figure(), AuditWords.plausible(check))
                            : "%s does not fit what is known: it implies %s, but the plausible range is %s."
                                    .formatted(
                                            f.figure(),
                                            AuditWords.implied(check),
                                            AuditWords.range(check)));
        }
        var other = wrong.isEmpty() ? another(f) : Optional.<AuditFigure>empty();
        if (other.isPresent() && !right.isEmpty()) {
            return possible(f, other.get());
        }
        if (wrong.isEmpty() && !right.isEmpty()) {
            return right.stream()
                    .filter(check -> isTelling(check, f.claim))
                    .findFirst()
                    .map(
                            check ->
                                    f.result(
                                            Verdict.CONSISTENT,
                                            Certainty.MEDIUM,
                                            null,
                                            check.isOfTheFigure(f.claim)
                                                    ? "%s is plausible, as %s would be."
                                                            .formatted(
                                                                    f.figure(),
                                                                    AuditWords.plausible(check))
                                                    : "%s is plausible: it implies %s, where %s is plausible."
                                                            .formatted(
                                                                    f.figure(),
                                                                    AuditWords.implied(check),
                                                                    AuditWords.range(check))))
                    .orElseGet(() -> nothingAgainst(f, right.get(0)));
        }
        return unverifiable(f);
    }

    /** What is told of one run and counted in one way only. */
    private static final Set<AuditMetric> OF_A_RUN =
            EnumSet.of(
                    AuditMetric.CHIP_HOURS,
                    AuditMetric.CHIP_COUNT,
                    AuditMetric.WALL_CLOCK_HOURS,
                    AuditMetric.TRAINING_FLOP,
                    AuditMetric.TRAINING_TOKENS);

    /**
     * Another figure of the same that is on record and does not agree, the nearest one: that the
     * claim is possible too confirms it no more than that.
     */
    private static Optional<AuditFigure> another(AuditFindings f) {
        return !OF_A_RUN.contains(f.claim.metric())
                ? Optional.empty()
                : f.facts.figures().stream()
                        .filter(figure -> figure.role() != AuditFigure.Role.OTHER)
                        .filter(figure -> AuditMatch.inScope(f.claim, figure))
                        .filter(figure -> AuditMatch.isComparable(f.claim, figure))
                        .filter(figure -> !f.claim.agreesWith(figure, f.facts.constants()))
                        .min(
                                Comparator.comparing(
                                        figure ->
                                                Math.abs(
                                                        StrictMath.log(
                                                                f.claim.value()
                                                                        / figure.value()))));
    }

    private static AuditResult possible(AuditFindings f, AuditFigure other) {
        f.source(other.source());
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s is possible, but nothing confirms it: %s %s %s %s."
                        .formatted(
                                f.figure(),
                                other.statedBy(),
                                other.estimate() ? other.estimates() : other.states(),
                                AuditWords.value(other, f.claim),
                                other.label()));
    }

    /** What water or carbon of a request were made with is its energy, not what they imply. */
    private static boolean isImplied(AuditCheck check, AuditClaim claim) {
        return claim.metric() == AuditMetric.ENERGY
                || !check.name().equals("wh-per-request")
                        && !check.name().equals("joules-per-token");
    }

    /**
     * Whether a tenth or ten times of any figure would have failed: how well the chips were used is
     * the same whatever the run cost.
     */
    private static boolean isTelling(AuditCheck check, AuditClaim claim) {
        var range = check.plausible();
        return range != null
                && range.low() > 0
                && range.high() < range.low() * TELLING
                && !(claim.metric() == AuditMetric.TRAINING_COST && check.name().equals("mfu"));
    }

    private static AuditResult nothingAgainst(AuditFindings f, AuditCheck check) {
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                check.plausible() == null
                        ? "Nothing speaks against the claim, and nothing confirms it: %s."
                                .formatted(lower(f.figure()))
                        : check.isOfTheFigure(f.claim)
                                ? "Nothing speaks against it, and nothing confirms it: %s passes, as does anything from %s."
                                        .formatted(lower(f.figure()), AuditWords.plausible(check))
                                : "Nothing speaks against it, and nothing confirms it: %s implies %s, and %s would have passed."
                                        .formatted(
                                                lower(f.figure()),
                                                AuditWords.implied(check),
                                                AuditWords.range(check)));
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Scopes of which the facts of a run tell nothing. */
    private static final Set<String> BEYOND_THE_RUN =
            Set.of("development", "with-base-model", "lifecycle", "market", "per-day");

    /**
     * Whether the checks are about what the claim says it covers: they compute with the run of the
     * record, unless the claim states facts of its own.
     */
    private static boolean speaksOfScope(AuditFindings f) {
        var scope = f.claim.scope();
        if (BEYOND_THE_RUN.contains(scope)) {
            return f.claim.stated().hours() != null || f.claim.stated().energyKwh() != null;
        }
        if ("post-training".equals(scope) || "stage".equals(scope)) {
            return f.facts.baseModel() != null
                    || f.claim.stated().hours() != null
                    || f.claim.stated().energyKwh() != null
                    || f.facts.run() == AuditRun.UNKNOWN;
        }
        return true;
    }

    static AuditResult unverifiable(AuditFindings f) {
        var near =
                AuditDecision.better(f).stream()
                        .findFirst()
                        .map(
                                figure ->
                                        " (%s %s %s)"
                                                .formatted(
                                                        figure.statedBy(),
                                                        f.claim.metric().isRatioOfFigures()
                                                                ? "make"
                                                                : figure.estimates(),
                                                        AuditWords.value(figure, f.claim)))
                        .orElse("");
        var missing =
                f.with(Outcome.NOT_RUN).stream()
                        .map(AuditCheck::derivation)
                        .findFirst()
                        .map(why -> " " + why)
                        .orElse(
                                near.isEmpty()
                                        ? " Needs a figure of another source for the same; none is on record."
                                        : "");
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s cannot be checked with what is on record%s.%s"
                        .formatted(f.figure(), near, missing));
    }
}
