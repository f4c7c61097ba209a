package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.Optional;

/** Audits power, energy, carbon and water. */
final class AuditFootprint {

    private static final double EXACT = 0.005;
    private static final double GRAMS = 1000;
    private static final double GRID_SPREAD = 1.3;

    /** The name that the facts use for all grids together. */
    private static final String WORLD = "grids of the world";

    private AuditFootprint() {}

    static AuditResult energy(AuditFindings f) {
        var run = f.facts.runOf(f.claim);
        AuditChecks.use(f, f.claim.value());
        var use = isUse(f.claim) || isFarBelow(f, run.hours());
        var hours = use ? null : run.hours();
        if (use) {
            f.add(
                    AuditCheck.notRun(
                            "energy-of-use",
                            "kWh",
                            "Needs what another source states of the same service, or how many requests it answered; neither is on record."));
        } else {
            AuditChecks.power(f, f.claim.value(), hours);
        }
        return circular(f, hours)
                .or(() -> statesHours(f) ? AuditDecision.byPhysics(f) : Optional.empty())
                .orElseGet(() -> AuditDecision.decide(f));
    }

    /** Watt-hours of a model whose training took gigawatt-hours are those of an answer. */
    private static boolean isFarBelow(AuditFindings f, Double hours) {
        var tdp = f.facts.chip() == null ? null : f.facts.chip().tdpWatts();
        return !f.claim.saysScope()
                && hours != null
                && tdp != null
                && f.claim.highValue() < FAR_BELOW * hours * tdp / GRAMS;
    }

    private static final double FAR_BELOW = 1e-5;

    /** Audits the power of one chip, or of all chips of the subject. */
    static AuditResult power(AuditFindings f) {
        var stated = f.claim.stated().chipCount();
        if (stated != null && stated > 1) {
            return power(new AuditFindings(f.claim, f.facts.ofSeveralChips()), stated);
        }
        var one = "chip".equals(f.claim.scope()) || f.facts.isChip();
        return power(f, one ? Double.valueOf(1) : f.facts.runOf(f.claim).chipCount());
    }

    private static AuditResult power(AuditFindings f, Double chips) {
        // Power over an hour is energy per chip-hour.
        AuditChecks.power(f, f.claim.value() / GRAMS, chips);
        return AuditDecision.decide(f);
    }

    /** Checks whether energy is exactly hours times thermal design power. */
    private static Optional<AuditResult> circular(AuditFindings f, Double hours) {
        var tdp = f.facts.chip() == null ? null : f.facts.chip().tdpWatts();
        if (hours == null || tdp == null || !f.claim.comparator().isPoint()) {
            return Optional.empty();
        }
        var product = hours * tdp / GRAMS;
        var digits = f.claim.lastPlaceShare();
        var apart = Math.abs(f.claim.value() / product - 1);
        var allowed =
                f.claim.isDerived()
                        ? EXACT
                        : digits > EXACT ? EXACT / 10 : Math.max(digits / 2, EXACT / 10);
        if ("measured".equals(f.claim.basis()) || apart > allowed) {
            return Optional.empty();
        }
        f.explain(
                Explanation.Kind.CIRCULAR,
                "%s chip-hours x %s W of thermal design power: arithmetic, not a measurement."
                        .formatted(number(hours), number(tdp)),
                null);
        return Optional.of(
                f.result(
                        Verdict.CIRCULAR,
                        Certainty.HIGH,
                        null,
                        "%s is %s chip-hours times the %s W of the data sheet: arithmetic, not a measurement."
                                .formatted(f.figure(), number(hours), number(tdp))));
    }

    static AuditResult carbon(AuditFindings f) {
        var kwh = kwh(f);
        AuditChecks.use(f, kwh);
        var name = "kg-co2-per-kwh";
        var unit = "kg/kWh";
        if (f.claim.value() == 0) {
            return marketBased(f, "zero");
        }
        if (kwh == null || f.facts.gridCarbon() == null) {
            f.add(
                    AuditCheck.notRun(
                            name, unit, "Needs the energy and the grid; no energy is known."));
        } else {
            var implied = f.claim.value() / kwh;
            var grid = f.facts.gridCarbon();
            var local = !f.facts.grid().equals(WORLD);
            var low = local ? grid.low() / GRID_SPREAD : 0;
            var high = grid.high() * GRID_SPREAD;
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            unit,
                            new AuditRange(low, high),
                            implied > WORST_GRID * GRID_SPREAD
                                    ? Outcome.IMPOSSIBLE
                                    : implied < low
                                            ? Outcome.NOT_RUN
                                            : implied > high
                                                    ? Outcome.IMPLAUSIBLE
                                                    : Outcome.PLAUSIBLE,
                            "%s kg / %s kWh = %s kg/kWh; %s: %s to %s"
                                    .formatted(
                                            number(f.claim.value()),
                                            number(kwh),
                                            number(implied),
                                            f.facts.grid(),
                                            number(grid.low()),
                                            number(grid.high()))));
        }
        var result =
                f.claim.stated().energyKwh() != null
                        ? AuditDecision.byPhysics(f).orElseGet(() -> AuditDecision.decide(f))
                        : AuditDecision.decide(f);
        var least = f.facts.gridCarbon() == null ? 0 : f.facts.gridCarbon().low() / GRID_SPREAD;
        return kwh != null
                        && f.claim.value() / kwh < least
                        && result.verdict() == Verdict.UNVERIFIABLE
                ? marketBased(f, "lower than the grid's")
                : result;
    }

    /**
     * Certificates explain emissions below those of the grid. They do not confirm them: whether
     * they were bought is not on record.
     */
    private static AuditResult marketBased(AuditFindings f, String what) {
        f.explain(
                Explanation.Kind.MARKET_BASED,
                "Emissions that are %s are possible in market-based accounts, after certificates."
                        .formatted(what),
                null);
        var located =
                AuditDecision.better(f).stream()
                        .filter(figure -> AuditMatch.inScope(f.claim, figure))
                        .filter(figure -> !figure.estimate())
                        .findFirst();
        located.ifPresent(figure -> f.source(figure.source()));
        return located.map(
                        figure ->
                                f.result(
                                        Verdict.SCOPE_MISMATCH,
                                        Certainty.MEDIUM,
                                        "market-based",
                                        "%s can only be meant market-based, after certificates; %s %s %s %s."
                                                .formatted(
                                                        f.figure(),
                                                        figure.statedBy(),
                                                        figure.states(),
                                                        AuditWords.value(figure, f.claim),
                                                        figure.label())))
                .orElseGet(
                        () ->
                                f.result(
                                        Verdict.UNVERIFIABLE,
                                        Certainty.LOW,
                                        null,
                                        "%s can only be meant market-based, after certificates; whether there were any is not on record."
                                                .formatted(f.figure())));
    }

    /** Power usage effectiveness: at least 1, as the machines are part of the data centre. */
    static AuditResult pue(AuditFindings f) {
        var c = f.facts.constants();
        var value = f.claim.highValue();
        f.add(
                new AuditCheck(
                        "pue",
                        value,
                        "ratio",
                        new AuditRange(1, c.pue()),
                        value < 1
                                ? Outcome.IMPOSSIBLE
                                : value <= c.pue()
                                        ? Outcome.PLAUSIBLE
                                        : value <= c.pue() * c.workFactor()
                                                ? Outcome.NOT_RUN
                                                : Outcome.IMPLAUSIBLE,
                        "A data centre of that PUE takes %s kWh for each kWh of its machines; those on record take from 1 to %s."
                                .formatted(number(value), number(c.pue()))));
        var matched = AuditDecision.byMatch(f);
        if (matched.isPresent()) {
            return matched.get();
        }
        var result = AuditDecision.decide(f);
        // The range is narrow because all data centres are alike, not because it is the claimed
        // one.
        return result.verdict() == Verdict.CONSISTENT
                ? f.result(
                        Verdict.UNVERIFIABLE,
                        Certainty.LOW,
                        null,
                        "Nothing speaks against a PUE of %s, and nothing on record confirms it%s."
                                .formatted(number(value), otherPue(f)))
                : result;
    }

    private static String otherPue(AuditFindings f) {
        return f.facts.figures().stream()
                .findFirst()
                .map(
                        figure ->
                                "; %s %s %s %s"
                                        .formatted(
                                                figure.statedBy(),
                                                figure.states(),
                                                AuditWords.value(figure, f.claim),
                                                figure.label()))
                .orElse("");
    }

    /** Electricity from lignite alone, kg/kWh; no grid in the record emits more. */
    private static final double WORST_GRID = 1.3;

    static AuditResult water(AuditFindings f) {
        var kwh = kwh(f);
        AuditChecks.use(f, kwh);
        var name = "litres-per-kwh";
        var unit = "L/kWh";
        var c = f.facts.constants();
        if (kwh == null || f.facts.gridWater() == null) {
            f.add(AuditCheck.notRun(name, unit, "Needs the energy; none is known."));
            return AuditDecision.decide(f);
        }
        var implied = f.claim.value() / kwh;
        var most = c.mostWue() * GRID_SPREAD + c.pue() * f.facts.gridWater().high();
        var check =
                new AuditCheck(
                        name,
                        implied,
                        unit,
                        new AuditRange(c.leastWue(), most),
                        implied >= c.leastWue() && implied <= most
                                ? Outcome.PLAUSIBLE
                                : Outcome.IMPLAUSIBLE,
                        "%s L / %s kWh = %s L/kWh; cooling takes %s to %s, generating the electricity %s to %s"
                                .formatted(
                                        number(f.claim.value()),
                                        number(kwh),
                                        number(implied),
                                        number(c.leastWue()),
                                        number(c.mostWue()),
                                        number(f.facts.gridWater().low()),
                                        number(f.facts.gridWater().high())));
        f.add(check);
        var onSite =
                check.outcome() == Outcome.PLAUSIBLE
                        && f.with(Outcome.IMPLAUSIBLE).isEmpty()
                        && implied <= f.facts.gridWater().low();
        return AuditDecision.byMatch(f)
                .or(() -> AuditSlips.verdict(f))
                .or(() -> onSite ? Optional.of(onSiteAlone(f, implied)) : Optional.empty())
                .or(() -> AuditDecision.byBetterFigure(f))
                .orElseGet(() -> AuditByChecks.of(f));
    }

    private static AuditResult onSiteAlone(AuditFindings f, double implied) {
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "%s L/kWh is what cooling on site takes; generating the electricity takes %s L/kWh or more."
                        .formatted(number(implied), number(f.facts.gridWater().low())),
                null);
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE,
                Certainty.MEDIUM,
                "on-site",
                "%s covers on-site cooling alone (%s L/kWh), without the water used to generate the electricity."
                        .formatted(f.figure(), number(implied)));
    }

    /** Energy that is stated or known, else what such chips draw in training. */
    private static Double kwh(AuditFindings f) {
        var run = f.facts.runOf(f.claim);
        if (f.claim.stated().energyKwh() != null) {
            return f.claim.stated().energyKwh();
        }
        if (f.claim.stated().hours() == null && run.energyKwh() != null) {
            return run.energyKwh();
        }
        var perHour = f.facts.chip() == null ? null : f.facts.chip().kwhPerChipHour();
        return isUse(f.claim) || run.hours() == null || perHour == null
                ? null
                : run.hours() * perHour;
    }

    private static boolean isRequest(AuditClaim claim) {
        return "per-request".equals(claim.scope());
    }

    private static boolean isUse(AuditClaim claim) {
        return isRequest(claim)
                || "per-token".equals(claim.scope())
                || "per-day".equals(claim.scope());
    }

    private static boolean statesHours(AuditFindings f) {
        return f.claim.stated().hours() != null;
    }
}
