package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.derivation.Time;
import java.util.Optional;

/** Audits costs of other kinds: buying the hardware, renting it, money of another year. */
final class AuditRent {

    private AuditRent() {}

    /** Checks whether the claim is about buying the hardware, which is not the cost of a run. */
    static boolean isPurchase(AuditClaim claim) {
        return claim.part() != null && claim.part().contains("up-front");
    }

    static AuditResult purchase(AuditFindings f) {
        check(f, f.claim.value(), f.facts.runOf(f.claim).chipCount());
        return AuditByChecks.of(f);
    }

    /** Compares money for chips with what chips cost. */
    static void check(AuditFindings f, double usd, Double chips) {
        var name = "usd-per-chip";
        var prices = f.facts.purchases();
        if (chips == null || prices == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD/chip",
                            "Needs the number of chips and a purchase price; missing: "
                                    + AuditChecks.missing(
                                            chips == null ? "number of chips" : null,
                                            prices == null ? "purchase price" : null)));
        } else {
            var c = f.facts.constants();
            var plausible =
                    new AuditRange(
                            prices.low() / c.workFactor(), prices.high() * c.purchaseAbove());
            var implied = usd / chips;
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            "USD/chip",
                            plausible,
                            plausible.holds(implied) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                            "%s USD / %s chips = %s USD per chip, with its share of servers and network"
                                    .formatted(
                                            AuditWords.number(usd),
                                            AuditWords.number(chips),
                                            AuditWords.number(implied))));
        }
    }

    /**
     * Checks whether it could be the market rent of the run, where nobody has estimated that rent.
     */
    static Optional<AuditResult> audit(AuditFindings f) {
        var hours = f.facts.runOf(f.claim).hours();
        var known = f.facts.figures().stream().filter(x -> x.role() == Role.PART).toList();
        var rentIsKnown = known.stream().anyMatch(x -> !x.estimate() || x.label().contains("rent"));
        if (hours == null
                || f.facts.rates() == null
                || known.isEmpty()
                || rentIsKnown
                || "development".equals(f.claim.scope())
                || !f.facts.rates().holds(f.claim.value() / hours)) {
            return Optional.empty();
        }
        var rate = AuditWords.number(f.claim.value() / hours);
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "It is the rent of the final run at %s USD per chip-hour.".formatted(rate),
                null);
        return Optional.of(
                f.result(
                        Verdict.CONSISTENT_IN_SCOPE,
                        Certainty.MEDIUM,
                        "run",
                        "%s is right for the final training run alone, rented at %s USD per chip-hour."
                                .formatted(f.figure(), rate)));
    }

    /** Checks whether it is a known cost in money of another year. */
    static Optional<AuditResult> deflated(AuditFindings f) {
        var year = f.claim.unit().moneyOf();
        if (year.isEmpty()) {
            return Optional.empty();
        }
        var c = f.facts.constants();
        return f.facts.figures().stream()
                .filter(figure -> figure.role() != Role.OTHER && !figure.estimate())
                .filter(
                        figure ->
                                f.claim.value() >= figure.value() / (1 + c.aboutTolerance())
                                        && f.claim.value()
                                                <= figure.high() * (1 + c.aboutTolerance()))
                .findFirst()
                .map(
                        figure -> {
                            f.source(figure.source());
                            f.explain(
                                    Explanation.Kind.DEFLATED_MONEY,
                                    "It is in money of %d; in money of the time it was %s."
                                            .formatted(
                                                    year.get(),
                                                    AuditWords.number(figure.value()) + " USD"),
                                    f.claim.unit().fromBase(figure.value()));
                            return f.result(
                                    Verdict.CONSISTENT_IN_SCOPE,
                                    Certainty.MEDIUM,
                                    figure.scope(),
                                    "%s holds %s in money of %d (%s, %s USD at the time)."
                                            .formatted(
                                                    f.figure(),
                                                    figure.label(),
                                                    year.get(),
                                                    figure.statedBy(),
                                                    AuditWords.number(figure.value())));
                        });
    }

    /** Whether the rent is that of several chips: too much for one, and not for so many. */
    static boolean isOfAMachine(AuditFindings f) {
        var chips = f.claim.stated().chipCount();
        var listed = f.facts.rates();
        if (chips == null || chips <= 1 || listed == null) {
            return false;
        }
        var c = f.facts.constants();
        var each = widened(listed, c.workFactor(), c.rateAbove());
        return f.claim.value() > each.high() && f.claim.value() / chips >= each.low();
    }

    /**
     * Compares a rent with the rents on record at the date: owners' costs are no rents. Another
     * seller may ask a little more or less than those on record, which speaks against nothing.
     */
    static void rent(AuditFindings f, double usd) {
        var name = "usd-per-chip-hour";
        var unit = "USD/chip-hour";
        var listed = f.facts.rates();
        if (listed == null) {
            f.add(AuditCheck.notRun(name, unit, "Needs a rental price; none is on record."));
            return;
        }
        var c = f.facts.constants();
        var plausible = widened(listed, 1 + c.estimateTolerance(), 1 + c.estimateTolerance());
        if (plausible.holds(usd)) {
            f.add(
                    new AuditCheck(
                            name,
                            usd,
                            unit,
                            plausible,
                            Outcome.PLAUSIBLE,
                            "chips of its kind rented at %s USD/chip-hour at the time"
                                    .formatted(AuditWords.between(listed))));
            return;
        }
        var spot = f.facts.figures();
        var all =
                new AuditRange(
                        spot.stream()
                                .mapToDouble(AuditFigure::value)
                                .reduce(listed.low(), Math::min),
                        listed.high());
        f.add(
                new AuditCheck(
                        name,
                        usd,
                        unit,
                        all,
                        widened(all, c.workFactor(), c.rateAbove()).holds(usd)
                                ? Outcome.NOT_RUN
                                : Outcome.IMPLAUSIBLE,
                        "The sellers on record asked %s USD per chip-hour at the time%s; another may ask a little more or less."
                                .formatted(
                                        AuditWords.between(all),
                                        spot.isEmpty() ? "" : ", spot prices included")));
    }

    private static AuditRange widened(AuditRange range, double below, double above) {
        return new AuditRange(range.low() / below, range.high() * above);
    }

    /** Compares a cost with what the work takes at usual utilisation, where no hours are known. */
    static void costOfWork(AuditFindings f, double usd, Double flop) {
        var name = "usd-for-the-work";
        var chip = f.facts.chip();
        var peak = chip == null ? null : chip.trainingPeak();
        if (flop == null || peak == null || f.facts.rates() == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD",
                            "Needs FLOP, the peak of the chip and its rent; missing: "
                                    + AuditChecks.missing(
                                            flop == null ? "FLOP" : null,
                                            peak == null ? "the chip's peak" : null,
                                            f.facts.rates() == null ? "its rent" : null)));
            return;
        }
        f.source(chip.source());
        var c = f.facts.constants();
        var fewest = Time.secondsToHours(flop / (peak * c.mostMfu()));
        var most = Time.secondsToHours(flop / (peak * c.usualMfu()));
        var plausible =
                new AuditRange(fewest * f.facts.rates().low(), most * f.facts.rates().high());
        f.add(
                new AuditCheck(
                        name,
                        usd,
                        "USD",
                        plausible,
                        plausible.holds(usd) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "%s FLOP on %s at a utilisation of %s to %s take %s to %s chip-hours, at %s to %s USD each"
                                .formatted(
                                        number(flop),
                                        chip.name(),
                                        number(c.usualMfu()),
                                        number(c.mostMfu()),
                                        number(fewest),
                                        number(most),
                                        number(f.facts.rates().low()),
                                        number(f.facts.rates().high()))));
    }
}
