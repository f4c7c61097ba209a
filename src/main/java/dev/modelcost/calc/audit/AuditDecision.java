package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Derives a verdict from the figures of better sources, the explanations and the checks, in the
 * order given in docs/concepts/claim-audit.md.
 */
final class AuditDecision {

    private AuditDecision() {}

    /** The steps that most metrics share, in order. */
    static AuditResult decide(AuditFindings f) {
        return byMatch(f)
                .or(() -> AuditSlips.verdict(f))
                .or(() -> byPhysics(f))
                .or(() -> byBetterFigure(f))
                .orElseGet(() -> AuditByChecks.of(f));
    }

    /** Checks whether a known figure matches the claim. */
    static Optional<AuditResult> byMatch(AuditFindings f) {
        return AuditMatch.of(f.claim, f.facts.figures(), f.facts.constants())
                .map(figure -> matched(f, figure));
    }

    static AuditResult matched(AuditFindings f, AuditFigure figure) {
        var claim = f.claim;
        f.source(figure.source());
        var certainty = figure.estimate() ? Certainty.MEDIUM : Certainty.HIGH;
        if (!AuditMatch.inScope(claim, figure)
                || figure.role() == Role.OTHER && !figure.scope().equals(claim.scope())) {
            var meant = whole(f, figure);
            f.explain(
                    Explanation.Kind.OTHER_SCOPE,
                    sentence("It is the figure " + figure.label()),
                    meant.map(w -> claim.unit().fromBase(w.value())).orElse(null));
            return f.result(
                    Verdict.SCOPE_MISMATCH,
                    certainty,
                    figure.namedScope(),
                    "%s is that %s%s%s."
                            .formatted(
                                    f.figure(),
                                    figure.label(),
                                    claim.saysScope()
                                            ? ", not of the claimed scope (" + claim.scope() + ")"
                                            : "",
                                    meant.map(
                                                    w ->
                                                            "; %s it is %s"
                                                                    .formatted(
                                                                            AuditWords.label(
                                                                                    w.label()),
                                                                            AuditWords.value(
                                                                                    w, claim)))
                                            .orElse("")));
        }
        var partial =
                figure.role() == Role.PART
                        && (!claim.saysScope()
                                || claim.metric() == AuditMetric.TRAINING_COST
                                || !figure.scope().equals(claim.scope()));
        if (!partial) {
            return f.result(
                    Verdict.CONSISTENT,
                    certainty,
                    null,
                    claim.metric().isRatioOfFigures()
                            ? "%s agrees with %s, which make %s."
                                    .formatted(
                                            f.figure(),
                                            figure.statedBy(),
                                            AuditWords.value(figure, claim))
                            : "%s agrees with what %s %s: %s."
                                    .formatted(
                                            f.figure(),
                                            figure.statedBy(),
                                            figure.estimate()
                                                    ? figure.estimates()
                                                    : figure.states(),
                                            AuditWords.value(figure, claim)));
        }
        var besides = wider(f, figure);
        besides.ifPresent(
                w -> {
                    f.source(w.source());
                    f.explain(
                            Explanation.Kind.OTHER_SCOPE,
                            sentence(
                                    "It is the figure %s; %s it is %s"
                                            .formatted(
                                                    figure.label(),
                                                    AuditWords.label(w.label()),
                                                    AuditWords.value(w, claim))),
                            claim.unit().fromBase(w.value()));
                });
        if (besides.isEmpty()) {
            f.explain(
                    Explanation.Kind.OTHER_SCOPE,
                    sentence("It is the figure " + figure.label()),
                    null);
        }
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE,
                certainty,
                figure.namedScope(),
                "%s holds %s (%s)%s."
                        .formatted(
                                f.figure(),
                                figure.label(),
                                figure.statedBy(),
                                besides.map(
                                                w ->
                                                        "; %s it is %s"
                                                                .formatted(
                                                                        AuditWords.label(w.label()),
                                                                        AuditWords.value(w, claim)))
                                        .orElse("")));
    }

    /** The figure that the claim would have stated if it meant the whole. */
    private static Optional<AuditFigure> whole(AuditFindings f, AuditFigure figure) {
        return f.facts.figures().stream()
                .filter(other -> other != figure && other.role() != Role.OTHER)
                .filter(other -> AuditMatch.inScope(f.claim, other) || !f.claim.saysScope())
                .filter(other -> !other.label().equals(figure.label()))
                .min(
                        Comparator.comparing(AuditFigure::role)
                                .thenComparing((AuditFigure other) -> other.scope().equals("stage"))
                                .thenComparing(AuditFigure::authority, Comparator.reverseOrder()));
    }

    /** A wider figure that a reader should also know. */
    private static Optional<AuditFigure> wider(AuditFindings f, AuditFigure figure) {
        return f.facts.figures().stream()
                .filter(other -> other.role() != Role.OTHER)
                .filter(other -> other.authority().compareTo(figure.authority()) >= 0)
                .filter(other -> other.value() > figure.value() * 1.02)
                .max(
                        Comparator.comparing((AuditFigure o) -> o.scope().equals("with-base-model"))
                                .thenComparing(AuditFigure::value));
    }

    /** Figures that may contradict the claim: from better sources, about what the claim means. */
    static List<AuditFigure> better(AuditFindings f) {
        var candidates =
                f.facts.figures().stream()
                        .filter(figure -> figure.role() != Role.OTHER)
                        .filter(figure -> figure.authority().compareTo(f.claim.authority()) > 0)
                        .filter(figure -> !AuditMatch.isSuperseded(figure, f.facts.figures()))
                        .filter(figure -> AuditMatch.isComparable(f.claim, figure))
                        .sorted(
                                Comparator.comparing(
                                                (AuditFigure figure) ->
                                                        !AuditMatch.inScope(f.claim, figure))
                                        .thenComparing(AuditFigure::estimate)
                                        .thenComparing((AuditFigure x) -> x.scope().equals("stage"))
                                        .thenComparing(AuditFigure::role)
                                        .thenComparing(
                                                AuditFigure::authority, Comparator.reverseOrder()))
                        .toList();
        return candidates;
    }

    /** Tests whether a check finds the claim impossible. */
    static Optional<AuditResult> byPhysics(AuditFindings f) {
        return f.with(Outcome.IMPOSSIBLE).stream()
                .findFirst()
                .map(
                        check ->
                                mayHoldBaseModel(f, check)
                                        ? withBaseModel(f)
                                        : f.result(
                                                Verdict.IMPOSSIBLE,
                                                Certainty.HIGH,
                                                null,
                                                "%s cannot be true: %s."
                                                        .formatted(f.figure(), reason(check))));
    }

    /** So many times what a later training takes, that of its base model may take. */
    private static final double MOST_OF_A_BASE = 100;

    /** What is too much for the later training alone is not so for both. */
    private static boolean mayHoldBaseModel(AuditFindings f, AuditCheck check) {
        return f.facts.baseModel() != null
                && (check.name().equals("kg-co2-per-kwh") || check.name().equals("watts-per-chip"))
                && !f.claim.saysScope()
                && f.claim.stated().hours() == null
                && f.claim.stated().energyKwh() == null
                && check.implied() < check.plausible().high() * MOST_OF_A_BASE;
    }

    private static AuditResult withBaseModel(AuditFindings f) {
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s is too much for the later training alone; with that of its base model %s it may be right, which nothing on record confirms."
                        .formatted(f.figure(), f.facts.baseModel()));
    }

    private static String reason(AuditCheck check) {
        var implied = AuditWords.number(check.implied());
        return switch (check.name()) {
            case "mfu" ->
                    "the chips would have to run at %s times what their data sheet allows"
                            .formatted(implied);
            case "watts-per-chip" ->
                    "each chip would draw %s W, more than the hardware can (%s W)"
                            .formatted(implied, AuditWords.number(check.plausible().high()));
            case "tokens-per-second-per-chip" ->
                    "each chip would process %s tokens a second, faster than the roofline of %s"
                            .formatted(implied, AuditWords.number(check.plausible().high()));
            case "pue" -> "a data centre uses no less than its machines do";
            case "kg-co2-per-kwh" ->
                    "it implies %s kg of CO2e per kWh, more than any grid emits".formatted(implied);
            default -> check.derivation();
        };
    }

    /** Checks whether a better source states a different figure. */
    static Optional<AuditResult> byBetterFigure(AuditFindings f) {
        return better(f).stream()
                .filter(figure -> !f.claim.isMetBy(figure))
                .filter(figure -> !figure.estimate() || speaksAgainst(f, figure))
                .findFirst()
                .map(
                        figure -> {
                            f.source(figure.source());
                            return f.result(
                                    Verdict.CONTRADICTED,
                                    figure.estimate() ? Certainty.LOW : ofScope(f.claim, figure),
                                    null,
                                    "%s is contradicted: %s %s %s %s."
                                            .formatted(
                                                    f.figure(),
                                                    figure.statedBy(),
                                                    f.claim.metric().isRatioOfFigures()
                                                            ? "make"
                                                            : figure.estimate()
                                                                    ? figure.estimates()
                                                                    : figure.states(),
                                                    AuditWords.value(figure, f.claim),
                                                    figure.label()));
                        });
    }

    /** High only if a primary source states another figure for just that scope. */
    private static Certainty ofScope(AuditClaim claim, AuditFigure figure) {
        var same =
                claim.saysScope()
                        ? figure.scope().equals(claim.scope())
                        : figure.role() == Role.WHOLE;
        return same && figure.authority() == AuditAuthority.MAKER
                ? Certainty.HIGH
                : Certainty.MEDIUM;
    }

    /**
     * An estimate contradicts only what is far from it, and not what another source on record comes
     * near to: then they disagree with each other, whatever the claim says.
     */
    private static boolean speaksAgainst(AuditFindings f, AuditFigure estimate) {
        var factor = f.facts.constants().workFactor();
        return beyond(f.claim, estimate, factor)
                && f.facts.figures().stream()
                        .filter(figure -> figure.role() != Role.OTHER)
                        .filter(figure -> AuditMatch.isComparable(f.claim, figure))
                        .allMatch(figure -> beyond(f.claim, figure, factor));
    }

    private static boolean beyond(AuditClaim claim, AuditFigure figure, double factor) {
        return claim.value() > figure.high() * factor
                || claim.highValue() < figure.value() / factor;
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
