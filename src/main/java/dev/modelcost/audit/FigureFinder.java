package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.units.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what other sources than the claim's own state about the same quantity. */
final class FigureFinder {

    private final AuditSnapshot record;
    private final String subject;
    private final RecordedModel model;
    private final AuditMetric metric;
    private final String except;
    private final LocalDate statedOn;
    private final List<AuditFigure> figures = new ArrayList<>();
    private String chip;
    private String unit = "";

    /**
     * @param except slug of the claim that is audited, which is no evidence of itself; null if it
     *     is not stored
     * @param statedOn day of the claim; null if unknown
     */
    FigureFinder(
            AuditSnapshot record,
            String subject,
            AuditMetric metric,
            String except,
            LocalDate statedOn) {
        this.record = record;
        this.subject = subject;
        this.model = record.model(subject);
        this.metric = metric;
        this.except = except;
        this.statedOn = statedOn;
    }

    /**
     * Only figures that may be of these chips.
     *
     * @param slug of the chip; null if none is named
     * @param countedIn unit of the claim
     */
    FigureFinder on(String slug, String countedIn) {
        chip = slug;
        unit = countedIn;
        return this;
    }

    List<AuditFigure> find() {
        if (metric == AuditMetric.SERVING_MARGIN) {
            margins();
            return figures;
        }
        if (metric == AuditMetric.USD_PER_CHIP_HOUR) {
            // Rates are held against price lists, not against what others assumed.
            spot();
            return figures;
        }
        if (subject != null) {
            claims(subject);
        }
        var chip = record.chip(subject);
        if (metric == AuditMetric.POWER && chip != null && chip.tdpWatts() != null) {
            figures.add(
                    AuditFigure.of(
                            chip.tdpWatts(),
                            "chip",
                            Role.WHOLE,
                            "for a chip",
                            AuditAuthority.MAKER,
                            false,
                            chip.source(),
                            "the data sheet"));
        }
        if (model != null) {
            new TrainingFigures(record, model, metric, figures).add();
            if (metric == AuditMetric.CARBON || metric == AuditMetric.ENERGY) {
                family();
            }
            var base = record.model(model.base());
            if (base != null) {
                claimsOfBase(base);
            }
        }
        return figures;
    }

    /** What is left over rents for less than the lists ask, and for another price every hour. */
    private void spot() {
        var of = chip != null ? chip : subject;
        var spot = record.prices(of, statedOn, RecordedChipPrice.Kind.SPOT);
        var lists = record.prices(of, statedOn, RecordedChipPrice.Kind.RENTAL);
        if (spot == null || lists != null && spot.low() >= lists.low()) {
            return;
        }
        figures.add(
                new AuditFigure(
                        spot.low(),
                        lists == null ? spot.high() : Math.min(spot.high(), lists.low()),
                        "spot",
                        Role.PART,
                        "for spot capacity, which may be taken back at any time",
                        AuditAuthority.PRESS,
                        true,
                        null,
                        "price lists"));
    }

    private void claims(String about) {
        for (var claim : record.claimsAbout(about)) {
            if (isUsable(claim)) {
                var scopes = FigureScope.of(claim, metric, model != null && model.base() != null);
                figures.add(figure(claim, scopes));
            }
        }
    }

    /** Cost and chips of the base model are often printed as the model's own. */
    private void claimsOfBase(RecordedModel base) {
        if (!Set.of(AuditMetric.TRAINING_COST, AuditMetric.CHIP_HOURS, AuditMetric.CHIP_COUNT)
                .contains(metric)) {
            return;
        }
        for (var claim : record.claimsAbout(base.slug())) {
            if (isUsable(claim) && claim.scope().equals("run") && claim.part() == null) {
                figures.add(
                        figure(
                                claim,
                                new FigureScope(
                                        "base-model",
                                        Role.OTHER,
                                        "of %s, its base model".formatted(base.name()))));
            }
        }
    }

    /** Model cards print the sum over all sizes. */
    private void family() {
        var sum = 0.0;
        RecordedClaim last = null;
        var members = 0;
        for (var member : record.family(model)) {
            for (var claim : record.claimsAbout(member.slug())) {
                if (isUsable(claim)
                        && claim.claimantKind().equals("maker")
                        && claim.scope().equals("run")
                        && claim.part() == null) {
                    sum += Unit.of(claim.unit()).orElseThrow().toBase(claim.value());
                    last = claim;
                    members++;
                    break;
                }
            }
        }
        if (members > 1) {
            figures.add(
                    AuditFigure.of(
                            sum,
                            "family",
                            Role.OTHER,
                            "for all %d sizes of the family together".formatted(members),
                            AuditAuthority.MAKER,
                            false,
                            last.source(),
                            last.claimant()));
        }
    }

    private boolean isOfTheMarket() {
        return OF_THE_MARKET.contains(metric)
                || model == null
                        && (metric == AuditMetric.CHIP_COUNT || metric == AuditMetric.POWER);
    }

    /** What only the press and the companies themselves speak of. */
    private static final Set<AuditMetric> OF_THE_MARKET =
            Set.of(
                    AuditMetric.SPENDING,
                    AuditMetric.FUNDRAISING,
                    AuditMetric.REVENUE,
                    AuditMetric.VALUATION);

    /**
     * Press reports are no evidence, nor are bounds, nor the claim itself. Of markets they are all
     * there is: they agree with a claim, and never contradict it.
     */
    private boolean isUsable(RecordedClaim claim) {
        return claim.metric().equals(metric.slug())
                && !claim.slug().equals(except)
                && (!OF_CHIPS.contains(metric) || claim.mayBeOn(chip, unit))
                && (isOfTheMarket() ? !isOfLater(claim) : !claim.sourceKind().equals("press"))
                && Unit.of(claim.unit())
                        .filter(unit -> unit.dimension() == metric.dimension())
                        .isPresent()
                && Set.of(AuditComparator.EQUAL, AuditComparator.ABOUT, AuditComparator.RANGE)
                        .contains(AuditComparator.of(claim.comparator()).orElseThrow());
    }

    /** What a company had or got half a year later, nobody told of before. */
    private boolean isOfLater(RecordedClaim claim) {
        if (statedOn == null) {
            return false;
        }
        return claim.statedOn() == null
                ? claim.yearOfPart() > statedOn.getYear() + 1
                : claim.statedOn().isAfter(statedOn.plusDays(DAYS_AHEAD));
    }

    /** Plans are told so long before, and figures of a quarter so long after it. */
    private static final long DAYS_AHEAD = 183;

    /** What is told of the chips that a company or a service has. */
    private static final Set<AuditMetric> OF_CHIPS =
            Set.of(AuditMetric.CHIP_COUNT, AuditMetric.POWER, AuditMetric.SERVING_THROUGHPUT);

    /** What a service takes for a request changes from year to year. */
    private boolean isOfAnotherTime(RecordedClaim claim) {
        return claim.scope().equals("per-request")
                && statedOn != null
                && claim.statedOn() != null
                && Math.abs(ChronoUnit.DAYS.between(claim.statedOn(), statedOn)) > DAYS_OF_A_YEAR;
    }

    private static final long DAYS_OF_A_YEAR = 366;

    private AuditFigure figure(RecordedClaim claim, FigureScope scopes) {
        var unit = Unit.of(claim.unit()).orElseThrow();
        var high = claim.valueHigh() == null ? claim.value() : claim.valueHigh();
        var figure =
                new AuditFigure(
                        unit.toBase(claim.value()),
                        unit.toBase(high),
                        scopes.scope(),
                        scopes.role(),
                        scopes.label(),
                        claim.authority(),
                        "estimated".equals(claim.basis()) || claim.sourceKind().equals("dataset"),
                        claim.source(),
                        claim.claimant());
        return isOfAnotherTime(claim) ? figure.asPress() : figure;
    }

    /** From cost and revenue of one service: the gross margin, and the mark-up often called one. */
    private void margins() {
        for (var cost : record.claimsAbout(subject)) {
            for (var revenue : record.claimsAbout(subject)) {
                if (cost.metric().equals("serving-cost")
                        && revenue.metric().equals("serving-revenue")
                        && cost.source().equals(revenue.source())) {
                    figures.add(
                            margin(
                                    1 - cost.value() / revenue.value(),
                                    "gross-margin",
                                    Role.WHOLE,
                                    "of the revenue",
                                    cost));
                    figures.add(
                            margin(
                                    revenue.value() / cost.value() - 1,
                                    "mark-up",
                                    Role.PART,
                                    "as a mark-up on cost",
                                    cost));
                }
            }
        }
    }

    private static AuditFigure margin(
            double value, String scope, Role role, String label, RecordedClaim claim) {
        return AuditFigure.of(
                value,
                scope,
                role,
                label,
                AuditAuthority.MAKER,
                false,
                claim.source(),
                claim.claimant());
    }
}
