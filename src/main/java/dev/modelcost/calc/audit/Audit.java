package dev.modelcost.calc.audit;

import java.util.EnumSet;
import java.util.Set;

/**
 * Judges whether a published figure can be true by comparing what it implies with physics, prices
 * and better sources (docs/concepts/claim-audit.md).
 */
public final class Audit {

    private Audit() {}

    /** The verdict, and between which values it would have been the same. */
    public static AuditResult of(AuditClaim claim, AuditFacts facts) {
        var result = judge(claim, facts);
        return result.within(VerdictSpan.of(claim, facts, result));
    }

    /** The verdict alone. */
    public static AuditResult judge(AuditClaim claim, AuditFacts facts) {
        var f = new AuditFindings(claim, facts);
        var currency = claim.unit().currency();
        if (currency != null
                && !currency.equals("USD")
                && claim.metric() != AuditMetric.TOKEN_PRICE
                && !(OF_COMPANIES.contains(claim.metric()) && facts.figures().isEmpty())) {
            return inAnotherCurrency(f, currency);
        }
        return switch (claim.metric()) {
            case TRAINING_COST -> AuditCost.audit(f);
            case CHIP_COUNT ->
                    f.claim.scope().equals("serving")
                            ? AuditServing.chips(f)
                            : f.facts.isOfACompany() ? AuditMarket.chips(f) : AuditWork.audit(f);
            case CHIP_HOURS, TRAINING_FLOP, TRAINING_TOKENS, WALL_CLOCK_HOURS -> AuditWork.audit(f);
            case MFU -> AuditWork.mfu(AuditPeak.saysPrecision(claim) ? f : unscoped(f));
            case ENERGY -> AuditFootprint.energy(f);
            case CARBON -> AuditFootprint.carbon(f);
            case WATER -> AuditFootprint.water(f);
            case POWER -> AuditFootprint.power(f);
            case TOKEN_PRICE -> AuditPrice.audit(f);
            case PRICE_RATIO -> AuditPriceRatio.audit(f);
            case PEAK_FLOPS -> AuditPeak.audit(f);
            case SERVING_MARGIN -> margin(unscoped(f));
            case USD_PER_CHIP_HOUR -> rate(f);
            case SERVING_THROUGHPUT -> AuditServing.throughput(f);
            case SCORE_RATIO -> scores(f);
            case PARAMETERS -> AuditDecision.decide(ofPart(unscoped(f)));
            case SERVING_COST -> AuditServing.cost(f);
            case SERVING_REVENUE -> AuditDecision.decide(f);
            case SPENDING, FUNDRAISING, REVENUE, VALUATION -> AuditMarket.audit(f);
            case CHIP_PRICE -> AuditMarket.chipPrice(f);
            case SERVING_CHIP_COUNT -> AuditServing.chips(f);
            case ACHIEVED_FLOPS -> AuditWork.achieved(f);
            case COST_RATIO, CHIP_HOURS_RATIO, ENERGY_RATIO, TRAINING_FLOP_RATIO -> ratio(f);
            case CONTEXT_TOKENS ->
                    AuditServing.context(new AuditFindings(claim.unscoped().reached(), facts));
            case PUE -> AuditFootprint.pue(f);
        };
    }

    /** Of these nothing but figures of others is compared, of which there may be none. */
    private static final Set<AuditMetric> OF_COMPANIES =
            EnumSet.of(
                    AuditMetric.SPENDING,
                    AuditMetric.FUNDRAISING,
                    AuditMetric.REVENUE,
                    AuditMetric.VALUATION);

    private static AuditResult inAnotherCurrency(AuditFindings f, String currency) {
        f.add(
                AuditCheck.notRun(
                        "currency", "USD", "Needs an amount in USD; no exchange rate is assumed."));
        return f.result(
                Verdict.NOT_COMPARABLE,
                Certainty.MEDIUM,
                null,
                "%s is in %s, but what is on record is in USD, and no exchange rate is assumed."
                        .formatted(f.figure(), currency));
    }

    /** For metrics whose figures are distinguished by part rather than scope. */
    private static AuditFindings unscoped(AuditFindings f) {
        return new AuditFindings(f.claim.unscoped(), f.facts);
    }

    /**
     * All parameters say nothing against a number of active ones that is less; where both are
     * known, all of them are another thing.
     */
    private static AuditFindings ofPart(AuditFindings f) {
        var active = "active";
        if (!active.equals(f.claim.part())) {
            return f;
        }
        var known = f.facts.figures().stream().anyMatch(figure -> figure.scope().equals(active));
        return new AuditFindings(
                f.claim,
                f.facts.withFigures(
                        f.facts.figures().stream()
                                .map(
                                        figure ->
                                                figure.scope().equals(active)
                                                        ? figure
                                                        : known
                                                                ? figure.as(AuditFigure.Role.OTHER)
                                                                : figure.high() < f.claim.value()
                                                                        ? figure
                                                                        : figure.asPress())
                                .toList()));
    }

    private static AuditResult margin(AuditFindings f) {
        var margin = f.claim.value();
        var matched = AuditDecision.byMatch(f);
        if (margin > 1 && matched.isEmpty()) {
            markUp(f, margin);
            var slip = AuditSlips.verdict(f);
            return slip.orElseGet(
                    () ->
                            f.result(
                                    Verdict.SCOPE_MISMATCH,
                                    Certainty.HIGH,
                                    "mark-up",
                                    "%s cannot be a share of the revenue; as a mark-up on cost it means a gross margin of %s %%."
                                            .formatted(f.figure(), percent(margin))));
        }
        return matched.map(
                        result -> {
                            if (!"mark-up".equals(result.scope())) {
                                return result;
                            }
                            markUp(f, margin);
                            return f.result(
                                    Verdict.CONSISTENT_IN_SCOPE,
                                    result.certainty(),
                                    result.scope(),
                                    "%s is a mark-up on cost; a margin is a share of the revenue, and that is %s %%."
                                            .formatted(f.figure(), percent(margin)));
                        })
                .or(() -> AuditSlips.verdict(f))
                .or(() -> AuditDecision.byBetterFigure(f))
                .orElseGet(
                        () -> {
                            f.add(
                                    AuditCheck.notRun(
                                            "serving-margin",
                                            "ratio",
                                            "Needs the cost and the revenue of the service; neither"
                                                    + " is known."));
                            return AuditByChecks.unverifiable(f);
                        });
    }

    private static void markUp(AuditFindings f, double markUp) {
        f.explain(
                Explanation.Kind.MARK_UP_FOR_MARGIN,
                "Profit divided by cost is a mark-up; divided by revenue it is %s %%."
                        .formatted(percent(markUp)),
                f.claim.unit().fromBase(markUp / (1 + markUp)));
    }

    private static String percent(double markUp) {
        return String.format(java.util.Locale.ROOT, "%.1f", 100 * markUp / (1 + markUp));
    }

    private static AuditResult rate(AuditFindings f) {
        if (AuditRent.isOfAMachine(f)) {
            return rate(new AuditFindings(f.claim.ofEach(f.claim.stated().chipCount()), f.facts));
        }
        AuditRent.rent(f, f.claim.value());
        // What the lists ask holds as it is said; spot prices are another thing.
        return f.any(AuditCheck.Outcome.PLAUSIBLE) ? AuditByChecks.of(f) : AuditDecision.decide(f);
    }

    /** A ratio of two models' figures of one kind, which the facts hold. */
    private static AuditResult ratio(AuditFindings f) {
        if (f.facts.figures().isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            f.claim.metric().slug(),
                            "ratio",
                            "Needs the same figure of both models; the record lacks one of them."));
        }
        return AuditDecision.decide(f);
    }

    private static AuditResult scores(AuditFindings f) {
        if (f.facts.figures().isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            "score-ratio",
                            "ratio",
                            "Needs scores of both models on the same benchmark; none are on"
                                    + " record."));
        }
        return AuditDecision.decide(f);
    }
}
