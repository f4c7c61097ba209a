package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.units.Dimension;

/** Audits what is said of serving: tokens a second, and how many chips a model needs. */
final class AuditServing {

    private static final int CHIPS_PER_NODE = 8;
    private static final double FORWARD_FLOP = 2;
    private static final double BITS_PER_BYTE = 8;

    /** The narrowest weights that models are served in, and the widest. */
    private static final double LEAST_BITS = 4;

    private static final double MOST_BITS = 16;

    private AuditServing() {}

    /** Compares tokens per second per chip with the maximum that a forward pass allows. */
    static AuditResult throughput(AuditFindings f) {
        var name = "tokens-per-second-per-chip";
        var chip = f.facts.chip();
        var active = f.facts.runOf(f.claim).activeParameters();
        var chips = chipsOf(f.claim);
        var speed = f.claim.unit().dimension() == Dimension.TOKENS_PER_SECOND;
        var peak = chip == null ? null : chip.fastestPeak();
        if (peak == null || active == null || chips == null || !speed) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "tokens/s",
                            "Needs the number of chips, their peak and the active parameters; missing: "
                                    + AuditChecks.missing(
                                            chips == null ? "number of chips" : null,
                                            peak == null ? "peak" : null,
                                            active == null ? "active parameters" : null)));
        } else {
            var most = peak / (FORWARD_FLOP * active);
            var implied = f.claim.value() / chips;
            f.add(
                    new AuditCheck(
                            name,
                            implied,
                            "tokens/s",
                            new AuditRange(0, most),
                            implied <= most ? Outcome.PLAUSIBLE : Outcome.IMPOSSIBLE,
                            "%s tokens/s / %s chips = %s; at most %s at the roofline"
                                    .formatted(
                                            number(f.claim.value()),
                                            number(chips),
                                            number(implied),
                                            number(most))));
        }
        return AuditDecision.decide(f);
    }

    /**
     * How many tokens fit into a request. Sellers and later versions of a model offer other
     * windows, so that only what is far from the recorded one is contradicted.
     */
    static AuditResult context(AuditFindings f) {
        var known = f.facts.figures();
        if (known.isEmpty()) {
            f.add(AuditCheck.notRun("context", "tokens", "Needs the window of the model."));
            return AuditByChecks.unverifiable(f);
        }
        return AuditDecision.byMatch(f)
                .or(() -> AuditSlips.verdict(f))
                .orElseGet(() -> otherWindow(f, known.get(0)));
    }

    private static final double FARTHEST_WINDOW = 20;

    private static AuditResult otherWindow(AuditFindings f, AuditFigure known) {
        f.source(known.source());
        var far =
                f.claim.value() > known.high() * FARTHEST_WINDOW
                        || f.claim.highValue() < known.value() / FARTHEST_WINDOW;
        return f.result(
                far ? Verdict.CONTRADICTED : Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                (far
                                ? "%s is contradicted: %s states %s."
                                : "%s cannot be checked with what is on record: %s states %s, and other versions and sellers of the model offer other windows.")
                        .formatted(f.figure(), known.statedBy(), AuditWords.value(known, f.claim)));
    }

    /**
     * What a request costs, in tokens at the list price: how many it takes is rarely said, but
     * answers of any kind were measured, and it holds no more than the window of the model.
     */
    static AuditResult cost(AuditFindings f) {
        var prices = f.facts.prices();
        var price = prices.own().get("output");
        if (price == null || !f.claim.scope().equals("per-request")) {
            return AuditDecision.decide(f);
        }
        f.source(prices.ownSource());
        var c = f.facts.constants();
        var tokens = f.claim.value() / (price / TOKENS_PRICED);
        var window = prices.mostTokens() == null ? Double.MAX_VALUE : prices.mostTokens();
        var input = prices.own().getOrDefault("input", price);
        // The longest answers and their prompts, in tokens of output at its price.
        var longest = c.mostRequestTokens() * (1 + c.promptTokens() * input / price);
        var range = new AuditRange(1, Math.min(window, longest * c.workFactor()));
        var fits =
                switch (f.claim.comparator()) {
                    case ABOVE, AT_LEAST -> tokens <= range.high();
                    case BELOW, AT_MOST -> tokens >= range.low();
                    default -> range.holds(tokens);
                };
        f.add(
                new AuditCheck(
                        "tokens-for-the-price",
                        tokens,
                        "tokens",
                        range,
                        fits ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "at %s USD per million output tokens, the list price, it pays for %s tokens; answers that were measured take %s to %s on average, and prompts %s times that"
                                .formatted(
                                        number(price),
                                        number(tokens),
                                        number(c.leastRequestTokens()),
                                        number(c.mostRequestTokens()),
                                        number(c.promptTokens()))));
        return AuditDecision.byMatch(f)
                .orElseGet(
                        () ->
                                fits
                                        ? f.result(
                                                Verdict.UNVERIFIABLE,
                                                Certainty.LOW,
                                                null,
                                                "%s cannot be checked with what is on record: at the list price it pays for %s tokens of output; answers that were measured take %s to %s on average, and how many this one takes is not known."
                                                        .formatted(
                                                                f.figure(),
                                                                number(tokens),
                                                                number(c.leastRequestTokens()),
                                                                number(c.mostRequestTokens())))
                                        : tooDear(f, tokens, window));
    }

    private static AuditResult tooDear(AuditFindings f, double tokens, double window) {
        var c = f.facts.constants();
        if (tokens < 1) {
            return f.result(
                    Verdict.CONTRADICTED,
                    Certainty.MEDIUM,
                    null,
                    "%s does not fit the list price, at which it would not pay for one token of output."
                            .formatted(f.figure()));
        }
        return tokens > window
                ? f.result(
                        Verdict.CONTRADICTED,
                        Certainty.MEDIUM,
                        null,
                        "%s does not fit the list price, at which it would pay for %s tokens of output; a request to the model holds at most %s."
                                .formatted(f.figure(), number(tokens), number(window)))
                : f.result(
                        Verdict.CONTRADICTED,
                        Certainty.LOW,
                        null,
                        "%s does not fit the list price, at which it would pay for %s tokens of output; answers that were measured take at most %s on average, and their prompts %s times that."
                                .formatted(
                                        f.figure(),
                                        number(tokens),
                                        number(c.mostRequestTokens()),
                                        number(c.promptTokens())));
    }

    private static final double TOKENS_PRICED = 1e6;

    private static Double chipsOf(AuditClaim claim) {
        if (claim.stated().chipCount() != null) {
            return claim.stated().chipCount();
        }
        var node = claim.part() != null && claim.part().contains("node");
        return node ? Double.valueOf(CHIPS_PER_NODE) : null;
    }

    /** Compares a number of chips with those whose memory holds the weights. */
    static AuditResult chips(AuditFindings f) {
        var name = "chips-for-weights";
        var chip = f.facts.chip();
        var parameters = f.facts.totalParameters();
        var memory = chip == null ? null : chip.memoryBytes();
        if (memory == null || parameters == null) {
            f.add(
                    AuditCheck.notRun(
                            name,
                            "chips",
                            "Needs the parameters of the model and the memory of a chip; missing: "
                                    + AuditChecks.missing(
                                            parameters == null ? "parameters" : null,
                                            memory == null ? "the chip and its memory" : null)));
            return parameters != null && chip == null
                    ? dependsOnTheChip(f, parameters)
                    : AuditDecision.decide(f);
        }
        f.source(chip.source());
        var least = chipsFor(parameters, LEAST_BITS, memory);
        var usual = chipsFor(parameters, MOST_BITS, memory);
        var bits = statedBits(f.claim);
        var needed = bits == null ? least : chipsFor(parameters, bits, memory);
        var fits =
                f.claim.comparator() == AuditComparator.AT_LEAST || f.claim.highValue() >= needed;
        f.add(
                new AuditCheck(
                        name,
                        f.claim.value(),
                        "chips",
                        new AuditRange(needed, Double.MAX_VALUE),
                        fits ? Outcome.PLAUSIBLE : Outcome.IMPOSSIBLE,
                        "the weights of %s parameters in %s bits fill the memory of %s (%s, %s GB each), in 16 bits of %s"
                                .formatted(
                                        number(parameters),
                                        number(bits == null ? LEAST_BITS : bits),
                                        chips(needed),
                                        chip.name(),
                                        number(memory / 1e9),
                                        chips(usual))));
        if (!fits) {
            return f.result(
                    Verdict.IMPOSSIBLE,
                    Certainty.HIGH,
                    null,
                    "%s cannot be true: its %s parameters take %s of %s even with weights of %s bits."
                            .formatted(
                                    f.figure(),
                                    number(parameters),
                                    chips(needed),
                                    chip.name(),
                                    number(bits == null ? LEAST_BITS : bits)));
        }
        if (f.claim.highValue() < usual) {
            return f.result(
                    Verdict.CONSISTENT_IN_SCOPE,
                    Certainty.MEDIUM,
                    "quantized",
                    "%s holds with narrow weights: %s with 4 bits, %s with 16 bits (%s)."
                            .formatted(f.figure(), chips(least), chips(usual), chip.name()));
        }
        return AuditDecision.byMatch(f)
                .orElseGet(
                        () ->
                                f.claim.value() <= 2 * usual
                                        ? f.result(
                                                Verdict.CONSISTENT,
                                                Certainty.MEDIUM,
                                                null,
                                                "%s is enough: with weights of 16 bits it needs %s (%s)."
                                                        .formatted(
                                                                f.figure(),
                                                                chips(usual),
                                                                chip.name()))
                                        : f.result(
                                                Verdict.UNVERIFIABLE,
                                                Certainty.LOW,
                                                null,
                                                "%s cannot be checked with what is on record: the weights fit in %s with 16 bits (%s), and how many more answer requests is the operator's choice."
                                                        .formatted(
                                                                f.figure(),
                                                                chips(usual),
                                                                chip.name())));
    }

    /** What the memory of the chip would have to be, where the claim names none. */
    private static AuditResult dependsOnTheChip(AuditFindings f, double parameters) {
        var gigabytes = parameters / BITS_PER_BYTE / f.claim.highValue() / 1e9;
        return f.result(
                Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                "%s depends on the chip, which the claim does not name: each would have to hold %s GB of weights with 16 bits, or %s GB with 4 bits."
                        .formatted(
                                f.figure(),
                                number(gigabytes * MOST_BITS),
                                number(gigabytes * LEAST_BITS)));
    }

    private static Double statedBits(AuditClaim claim) {
        var precision = claim.stated().precision();
        return precision == null
                ? null
                : Double.valueOf(dev.modelcost.calc.hardware.Precision.of(precision).bits());
    }

    private static double chipsFor(double parameters, double bits, double memory) {
        return Math.ceil(parameters * bits / BITS_PER_BYTE / memory);
    }

    private static String chips(double count) {
        return number(count) + (count == 1 ? " chip" : " chips");
    }
}
