package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.training.TrainingCompute;

/** Compares what a claim implies about the chips of a training run with what chips can do. */
final class AuditChecks {

    /** As a factor: chips x hours and chip-hours are both rounded. */
    static final double SAME_HOURS = 1.1;

    private static final double KWH_TO_J = 3.6e6;
    private static final double WH_PER_KWH = 1000;

    private AuditChecks() {}

    /** Compares USD per chip-hour with the market rates at the date. */
    static void rate(AuditFindings f, Double usd, Double hours) {
        var name = "usd-per-chip-hour";
        var unit = "USD/chip-hour";
        if (usd == null || hours == null) {
            f.add(
                    AuditCheck.notRun(
                            name, unit, "Needs a cost and chip-hours; no chip-hours are known."));
            return;
        }
        var implied = usd / hours;
        var arithmetic =
                "%s USD / %s chip-hours = %s USD/chip-hour"
                        .formatted(number(usd), number(hours), number(implied));
        if (f.facts.rates() == null) {
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            unit,
                            null,
                            Outcome.NOT_RUN,
                            arithmetic
                                    + "; no rental price of the chip is known to compare it"
                                    + " with."));
            return;
        }
        var c = f.facts.constants();
        var plausible =
                new AuditRange(
                        f.facts.rates().low() * c.rateBelow(),
                        f.facts.rates().high() * c.rateAbove());
        f.add(
                new AuditCheck(
                        name,
                        implied,
                        unit,
                        plausible,
                        plausible.holds(implied) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        arithmetic
                                + "; the chip rented at %s to %s at the time"
                                        .formatted(
                                                number(f.facts.rates().low()),
                                                number(f.facts.rates().high()))
                                + ", and owners pay less."));
    }

    /** Model FLOP utilisation of the run. */
    static void mfu(AuditFindings f, AuditRun run) {
        var name = "mfu";
        var chip = f.facts.chip();
        var peak = chip == null ? null : chip.trainingPeak();
        if (run.flop() == null || run.hours() == null || peak == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "ratio",
                            "Needs FLOP, chip-hours and the peak of the chip; missing: "
                                    + missing(
                                            run.flop() == null ? "FLOP" : null,
                                            run.hours() == null ? "chip-hours" : null,
                                            peak == null ? "the chip's peak" : null)));
            return;
        }
        f.source(chip.source());
        var c = f.facts.constants();
        var mfu = TrainingCompute.mfu(run.flop(), run.hours(), peak);
        // Up to the peak that the run cannot exceed: twice the 16-bit peak if FP8 is possible.
        var bound = boundOfMfu(chip, run.precision());
        var plausible = plausibleMfu(c, bound, run.precision());
        var outcome =
                plausible.holds(mfu)
                        ? Outcome.PLAUSIBLE
                        : mfu > bound ? Outcome.IMPOSSIBLE : Outcome.IMPLAUSIBLE;
        f.add(
                new AuditCheck(
                        name,
                        mfu,
                        "ratio",
                        plausible,
                        outcome,
                        "%s FLOP / (%s chip-hours x 3,600 s x %s FLOP/s) = %s"
                                .formatted(
                                        number(run.flop()),
                                        number(run.hours()),
                                        number(peak),
                                        number(mfu))));
    }

    /** Beyond the 16-bit peak only if the run is known to have worked in a narrower format. */
    static AuditRange plausibleMfu(AuditConstants c, double bound, String precision) {
        var most = c.mostMfu() * bound;
        return new AuditRange(c.leastMfu(), precision == null ? Math.min(1, most) : most);
    }

    /**
     * The MFU that no run can exceed: the fastest dense peak that its precision allows, or any if
     * that is unknown, over the peak that MFU refers to; 1 if the chip is unknown.
     */
    static double boundOfMfu(AuditChip chip, String precision) {
        var peak = chip == null ? null : chip.trainingPeak();
        return peak == null
                ? 1
                : Math.max(
                        1,
                        chip.bound(precision).map(p -> chip.peaks().get(p.slug())).orElse(peak)
                                / peak);
    }

    /**
     * Compares chips x wall-clock hours with chip-hours, where all three are known.
     *
     * @param factor by which both may differ
     */
    static void product(
            AuditFindings f, Double chips, Double wallClock, Double hours, double factor) {
        var name = "chips-times-hours";
        if (chips == null || wallClock == null || hours == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "chip-hours",
                            "Needs chips, wall-clock hours and chip-hours; missing: "
                                    + missing(
                                            chips == null ? "chips" : null,
                                            wallClock == null ? "wall-clock hours" : null,
                                            hours == null ? "chip-hours" : null)));
            return;
        }
        var product = chips * wallClock;
        // "Less than two months" allows for any time below.
        var plausible =
                switch (f.claim.comparator()) {
                    case BELOW, AT_MOST -> new AuditRange(hours / factor, Double.MAX_VALUE);
                    case ABOVE, AT_LEAST -> new AuditRange(0, hours * factor);
                    default -> new AuditRange(hours / factor, hours * factor);
                };
        // Not all chips run all the time: what is less far off speaks against nothing.
        var possible = new AuditRange(hours / SOME_OF_THE_TIME, hours * SOME_OF_THE_TIME);
        f.add(
                new AuditCheck(
                        name,
                        product,
                        "chip-hours",
                        plausible,
                        plausible.holds(product)
                                ? Outcome.PLAUSIBLE
                                : possible.holds(product) ? Outcome.NOT_RUN : Outcome.IMPLAUSIBLE,
                        "%s chips x %s h = %s chip-hours, compared with %s"
                                .formatted(
                                        number(chips),
                                        number(wallClock),
                                        number(product),
                                        number(hours))));
    }

    /** As a factor: a run may end on fewer chips than it began with, or stand still for days. */
    private static final double SOME_OF_THE_TIME = 1.5;

    /** Compares tokens per second per chip with the roofline of training, peak / (6 N). */
    static void tokenSpeed(AuditFindings f, AuditRun run) {
        var name = "tokens-per-second-per-chip";
        var unit = "tokens/s";
        var chip = f.facts.chip();
        var peak = chip == null ? null : chip.trainingPeak();
        if (run.trainingTokens() == null
                || run.hours() == null
                || run.activeParameters() == null
                || peak == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            unit,
                            "Needs tokens, chip-hours, active parameters and the peak of the chip;"
                                    + " missing: "
                                    + missing(
                                            run.trainingTokens() == null ? "tokens" : null,
                                            run.hours() == null ? "chip-hours" : null,
                                            run.activeParameters() == null
                                                    ? "active parameters"
                                                    : null,
                                            peak == null ? "the chip's peak" : null)));
            return;
        }
        var bound = chip.bound(run.precision()).map(p -> chip.peaks().get(p.slug())).orElse(peak);
        var most = bound / (TrainingCompute.flop(run.activeParameters(), 1, 1));
        var speed = run.trainingTokens() / Time.hoursToSeconds(run.hours());
        f.add(
                new AuditCheck(
                        name,
                        speed,
                        unit,
                        new AuditRange(0, most),
                        speed > most ? Outcome.IMPOSSIBLE : Outcome.PLAUSIBLE,
                        "%s tokens / (%s chip-hours x 3,600 s) = %s tokens/s; at most %s at the roofline"
                                .formatted(
                                        number(run.trainingTokens()),
                                        number(run.hours()),
                                        number(speed),
                                        number(most))));
    }

    /** Compares watts per chip with thermal design power, including servers and data centre. */
    static void power(AuditFindings f, Double kwh, Double hours) {
        var name = "watts-per-chip";
        var tdp = f.facts.chip() == null ? null : f.facts.chip().tdpWatts();
        if (kwh == null || hours == null || tdp == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "W",
                            f.claim.metric() == AuditMetric.POWER
                                    ? "Needs the number of chips and the thermal design power of each; missing: "
                                            + missing(
                                                    hours == null ? "number of chips" : null,
                                                    tdp == null ? "thermal design power" : null)
                                    : "Needs energy, chip-hours and the thermal design power of the chip; missing: "
                                            + missing(
                                                    kwh == null ? "energy" : null,
                                                    hours == null ? "chip-hours" : null,
                                                    tdp == null ? "thermal design power" : null)));
            return;
        }
        f.source(f.facts.chip().source());
        var c = f.facts.constants();
        var watts = kwh * 1000 / hours;
        var most = Math.max(f.facts.chip().mostWatts(), tdp * c.powerFactor()) * c.pue();
        var least = tdp * c.leastPowerShare();
        f.add(
                new AuditCheck(
                        name,
                        watts,
                        "W",
                        new AuditRange(least, most),
                        watts > most
                                ? Outcome.IMPOSSIBLE
                                : watts < least ? Outcome.IMPLAUSIBLE : Outcome.PLAUSIBLE,
                        "%s kWh / %s chip-hours = %s W per chip; thermal design power is %s W, at most %s W with server and data centre"
                                .formatted(
                                        number(kwh),
                                        number(hours),
                                        number(watts),
                                        number(tdp),
                                        number(most))));
    }

    /** Whether one request or one token can take that energy; the second check of a ratio. */
    static void use(AuditFindings f, Double kwh) {
        var token = "per-token".equals(f.claim.scope());
        if (kwh == null || !token && !"per-request".equals(f.claim.scope())) {
            return;
        }
        var c = f.facts.constants();
        // Measured of chips: servers and data centres take more.
        var more = c.powerFactor() * c.pue();
        var size = token ? KWH_TO_J : WH_PER_KWH;
        var range =
                token
                        ? new AuditRange(c.leastTokenKwh() * size, c.mostTokenKwh() * size * more)
                        : new AuditRange(
                                c.leastRequestKwh() * size, c.mostRequestKwh() * size * more);
        var implied = kwh * size;
        f.add(
                new AuditCheck(
                        token ? "joules-per-token" : "wh-per-request",
                        implied,
                        token ? "J" : "Wh",
                        range,
                        range.holds(implied) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "%s %s; measured of chips alone are %s to %s, and servers and data centre take up to %s times that"
                                .formatted(
                                        number(implied),
                                        token ? "J for a token" : "Wh for a request",
                                        number(range.low()),
                                        number(range.high() / more),
                                        number(more))));
    }

    static String missing(String... names) {
        var known = java.util.Arrays.stream(names).filter(java.util.Objects::nonNull).toList();
        return String.join(", ", known) + ".";
    }
}
