package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.derivation.Time;

/** The minimum that tokens can cost, by the roofline of the chip. */
final class AuditPriceFloor {

    private static final double FORWARD_FLOP = 2;

    private AuditPriceFloor() {}

    /** A price of uncached tokens below the cost of the FLOP alone cannot cover its cost. */
    static void check(AuditFindings f) {
        var name = "price-against-roofline";
        var chip = f.facts.chip();
        var active = f.facts.run().activeParameters();
        var peak = chip == null ? null : chip.fastestPeak();
        if (peak == null || active == null || f.facts.rates() == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "USD/Mtok",
                            "Needs a chip with a rental price and the active parameters; missing: "
                                    + AuditChecks.missing(
                                            peak == null ? "chip" : null,
                                            active == null ? "active parameters" : null,
                                            f.facts.rates() == null ? "rental price" : null)));
            return;
        }
        var rate = f.facts.rates().low() * f.facts.constants().rateBelow();
        var least = rate * 1e6 * FORWARD_FLOP * active / Time.hoursToSeconds(peak);
        f.add(
                new AuditCheck(
                        name,
                        f.claim.value(),
                        "USD/Mtok",
                        new AuditRange(least, Double.MAX_VALUE),
                        f.claim.value() >= least ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "2 x %s active parameters at %s FLOP/s and %s USD/chip-hour cost at least %s USD per million tokens"
                                .formatted(
                                        number(active),
                                        number(peak),
                                        number(rate),
                                        number(least))));
    }
}
