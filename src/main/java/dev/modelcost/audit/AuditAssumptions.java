package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditFacts;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.units.Dimension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What a claim left open and what the audit took instead, a sentence each. */
final class AuditAssumptions {

    private static final Set<AuditMetric> OF_REGION =
            EnumSet.of(AuditMetric.CARBON, AuditMetric.WATER);
    private static final Set<AuditMetric> OF_TOKENS_SOLD =
            EnumSet.of(AuditMetric.TOKEN_PRICE, AuditMetric.PRICE_RATIO);
    private static final Set<AuditMetric> WITHOUT_CHIP =
            EnumSet.of(
                    AuditMetric.PEAK_FLOPS,
                    AuditMetric.PRICE_RATIO,
                    AuditMetric.PARAMETERS,
                    AuditMetric.SCORE_RATIO,
                    AuditMetric.SERVING_MARGIN,
                    AuditMetric.SERVING_COST,
                    AuditMetric.SERVING_REVENUE,
                    AuditMetric.SPENDING,
                    AuditMetric.FUNDRAISING,
                    AuditMetric.VALUATION);

    /** A fact of a run that a check computes with. */
    private enum Fact {
        CHIP_HOURS("Chip-hours", AuditRun::hours),
        CHIP_COUNT("Chips", AuditRun::chipCount),
        FLOP("FLOP", AuditRun::flop),
        TOKENS("Training tokens", AuditRun::trainingTokens),
        ACTIVE_PARAMETERS("Active parameters", AuditRun::activeParameters),
        ENERGY("Energy in kWh", AuditRun::energyKwh);

        private final String words;
        private final Function<AuditRun, Double> value;

        Fact(String words, Function<AuditRun, Double> value) {
            this.words = words;
            this.value = value;
        }
    }

    private final AuditClaim claim;
    private final AuditFacts facts;
    private final List<String> sentences = new ArrayList<>();

    private AuditAssumptions(AuditClaim claim, AuditFacts facts) {
        this.claim = claim;
        this.facts = facts;
    }

    /**
     * @param facts what the claim was held against
     * @param model the subject; null if it is no model of the record
     * @param chipNamed whether the claim names its chip
     * @param regionNamed whether the claim names its region
     */
    static List<String> of(
            AuditClaim claim,
            AuditFacts facts,
            RecordedModel model,
            boolean chipNamed,
            boolean regionNamed) {
        var assumptions = new AuditAssumptions(claim, facts);
        assumptions.scope();
        assumptions.day(model);
        if (!chipNamed) {
            assumptions.chip(model);
        }
        if (!regionNamed && OF_REGION.contains(claim.metric())) {
            assumptions.sentences.add(
                    "Region: none was stated; every grid of the record was allowed for.");
        }
        if (model != null) {
            used(claim.metric()).forEach(fact -> assumptions.fact(fact, model));
        }
        return List.copyOf(assumptions.sentences);
    }

    private void scope() {
        if (claim.metric() == AuditMetric.PEAK_FLOPS) {
            if (claim.stated().precision() == null
                    && claim.part() == null
                    && Scope.of(claim.scope()).isPresent()) {
                sentences.add("Precision: none was stated; a peak of 16 bits was expected first.");
            }
        } else if (claim.scope().equals(Scope.UNSTATED.slug())) {
            sentences.add("Scope: none was stated; the one in which the figure holds was sought.");
        }
    }

    private void day(RecordedModel model) {
        if (OF_TOKENS_SOLD.contains(claim.metric())) {
            if (claim.statedOn() == null) {
                sentences.add("Day: none was stated; the list prices of today were taken.");
            }
        } else if (rents() && model != null && model.releasedOn() != null) {
            sentences.add(
                    "Day of the rent: %s was released on %s; what chips of its kind rented for from two years before training to one year after was taken."
                            .formatted(model.name(), model.releasedOn()));
        } else if (rents() && claim.statedOn() == null) {
            sentences.add("Day of the rent: unknown; the rents of all years were taken.");
        }
    }

    private boolean rents() {
        return claim.metric().dimension() == Dimension.MONEY && facts.rates() != null;
    }

    private void chip(RecordedModel model) {
        if (facts.chip() != null && model != null && !WITHOUT_CHIP.contains(claim.metric())) {
            sentences.add(
                    "Chip: %s, on which %s was trained%s."
                            .formatted(facts.chip().name(), model.name(), source(model)));
        }
    }

    private void fact(Fact fact, RecordedModel model) {
        var known = fact.value.apply(facts.run());
        if (known != null && fact.value.apply(claim.stated()) == null) {
            sentences.add(
                    "%s: %s, as recorded for %s%s."
                            .formatted(fact.words, number(known), model.name(), source(model)));
        }
    }

    private static Set<Fact> used(AuditMetric metric) {
        return switch (metric) {
            case TRAINING_COST, MFU -> EnumSet.of(Fact.CHIP_HOURS, Fact.FLOP);
            case CHIP_HOURS -> EnumSet.of(Fact.FLOP, Fact.TOKENS, Fact.ACTIVE_PARAMETERS);
            case CHIP_COUNT, WALL_CLOCK_HOURS -> EnumSet.of(Fact.CHIP_HOURS, Fact.FLOP);
            case TRAINING_FLOP -> EnumSet.of(Fact.CHIP_HOURS);
            case TRAINING_TOKENS -> EnumSet.of(Fact.CHIP_HOURS, Fact.ACTIVE_PARAMETERS);
            case ENERGY -> EnumSet.of(Fact.CHIP_HOURS);
            case CARBON, WATER -> EnumSet.of(Fact.CHIP_HOURS, Fact.ENERGY);
            case POWER -> EnumSet.of(Fact.CHIP_COUNT);
            case TOKEN_PRICE -> EnumSet.of(Fact.ACTIVE_PARAMETERS);
            default -> EnumSet.noneOf(Fact.class);
        };
    }

    private static String source(RecordedModel model) {
        var runs = model.bestRuns();
        return " (" + (runs.isEmpty() ? model.source() : runs.get(0).source()) + ")";
    }

    /** {@code 147,000} or {@code 3.8e25}. */
    private static String number(double value) {
        return value >= 1 && value < 1e12
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value).replace("e+", "e");
    }
}
