package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.List;
import java.util.Optional;

/** The ways in which a figure gets garbled on its way into print. */
final class AuditSlips {

    private static final int MOST_TENS = 12;
    private static final int CHIPS_PER_NODE = 8;

    private AuditSlips() {}

    /** The first slip that turns one of the figures, taken in order, into the claim. */
    static Optional<Explanation> of(AuditClaim claim, List<AuditFigure> figures, double words) {
        if (!claim.comparator().isPoint() || claim.value() <= 0) {
            return Optional.empty();
        }
        return figures.stream()
                .filter(figure -> figure.value() > 0 && figure.high() == figure.value())
                .filter(figure -> AuditMatch.inScope(claim, figure))
                .map(figure -> slip(claim, figure, words))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Explanation> slip(AuditClaim claim, AuditFigure figure, double words) {
        var printed = claim.unit().fromBase(figure.value());
        var other = AuditWords.value(figure, claim);
        if (!figure.isRough() && DigitTransposition.between(claim.low(), printed)) {
            return explained(
                    Explanation.Kind.DIGIT_TRANSPOSITION,
                    "Two digits of " + other + " look transposed.",
                    printed);
        }
        if (claim.metric() == AuditMetric.CHIP_COUNT && isProduct(claim.low(), printed)) {
            return explained(
                    Explanation.Kind.PRODUCT_READ_AS_NUMBER,
                    "Its digits are the two factors of " + other + ", read as one number.",
                    printed);
        }
        var tens = tens(claim, figure);
        if (tens != 0) {
            return explained(
                    tens % 3 == 0
                            ? Explanation.Kind.THOUSAND_MILLION_BILLION
                            : Explanation.Kind.POWER_OF_TEN,
                    "It is " + AuditWords.tens(tens) + " " + other + ".",
                    printed);
        }
        var ratio = claim.value() / figure.value();
        if (claim.metric() == AuditMetric.CHIP_COUNT || claim.metric() == AuditMetric.CHIP_HOURS) {
            if (near(ratio, CHIPS_PER_NODE, claim, figure)
                    || near(ratio, 1.0 / CHIPS_PER_NODE, claim, figure)) {
                return explained(
                        Explanation.Kind.PER_GPU_FOR_PER_NODE,
                        "It counts nodes of 8 chips as chips, or vice versa: " + other + ".",
                        printed);
            }
        }
        if (claim.metric() == AuditMetric.TRAINING_TOKENS
                || claim.metric() == AuditMetric.TOKEN_PRICE) {
            if (near(ratio, words, claim, figure) || near(ratio, 1 / words, claim, figure)) {
                return explained(
                        Explanation.Kind.WORDS_FOR_TOKENS,
                        "It counts words as tokens, or vice versa; a token is about "
                                + words
                                + " English words: "
                                + other
                                + ".",
                        printed);
            }
        }
        return Optional.empty();
    }

    /** The power of ten between claim and figure; 0 if there is none. */
    private static int tens(AuditClaim claim, AuditFigure figure) {
        var tens = (int) Math.round(StrictMath.log10(claim.value() / figure.value()));
        return Math.abs(tens) <= MOST_TENS
                        && tens != 0
                        && hasTwoDigits(claim)
                        && near(
                                claim.value() / figure.value(),
                                StrictMath.pow(10, tens),
                                claim,
                                figure)
                ? tens
                : 0;
    }

    /** One digit, as in 30 and 300,000, is a coincidence every ninth time. */
    private static boolean hasTwoDigits(AuditClaim claim) {
        var first = StrictMath.pow(10, Math.floor(StrictMath.log10(claim.low())));
        return claim.lastPlaceShare() * claim.low() <= first / 10 * 1.000001;
    }

    private static boolean near(double ratio, double wanted, AuditClaim claim, AuditFigure figure) {
        return Math.abs(ratio / wanted - 1) <= Math.min(0.05, claim.rounding(figure));
    }

    /** Whether the digits of a number, cut in two, multiply to the other: 64 and 8 to 512. */
    private static boolean isProduct(double number, double product) {
        if (number != Math.rint(number) || number < 10 || number > 1e9) {
            return false;
        }
        var digits = Long.toString((long) number);
        for (var cut = 1; cut < digits.length(); cut++) {
            var left = Long.parseLong(digits.substring(0, cut));
            var right = Long.parseLong(digits.substring(cut));
            if (left > 1 && right > 1 && left * right == (long) product) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Explanation> explained(
            Explanation.Kind kind, String detail, double alternative) {
        return Optional.of(new Explanation(kind, detail, alternative));
    }

    /** Checks whether the claim is a better source's figure, garbled on its way into print. */
    static Optional<AuditResult> verdict(AuditFindings f) {
        var better = AuditDecision.better(f);
        return of(f.claim, better, f.facts.constants().wordsPerToken())
                .map(
                        slip -> {
                            f.explain(slip.kind(), slip.detail(), slip.alternative());
                            var meant =
                                    better.stream()
                                            .filter(
                                                    b ->
                                                            f.claim.unit().fromBase(b.value())
                                                                    == slip.alternative())
                                            .findFirst()
                                            .orElse(better.get(0));
                            f.source(meant.source());
                            var unit = slip.kind().isUnit();
                            return f.result(
                                    unit ? Verdict.UNIT_SLIP : Verdict.CONTRADICTED,
                                    meant.authority() == AuditAuthority.MAKER
                                            ? Certainty.HIGH
                                            : Certainty.MEDIUM,
                                    null,
                                    unit
                                            ? "%s looks like a slip of units: %s %s %s %s."
                                                    .formatted(
                                                            f.figure(),
                                                            meant.statedBy(),
                                                            f.claim.metric().isRatioOfFigures()
                                                                    ? "make"
                                                                    : meant.estimate()
                                                                            ? meant.estimates()
                                                                            : meant.states(),
                                                            AuditWords.value(meant, f.claim),
                                                            meant.label())
                                            : "%s is contradicted: %s %s %s %s%s."
                                                    .formatted(
                                                            f.figure(),
                                                            meant.statedBy(),
                                                            meant.states(),
                                                            AuditWords.value(meant, f.claim),
                                                            meant.label(),
                                                            slip.kind()
                                                                            == Explanation.Kind
                                                                                    .DIGIT_TRANSPOSITION
                                                                    ? "; two digits look transposed"
                                                                            + rate(f)
                                                                    : "; the digits are those of a"
                                                                            + " product"));
                        });
    }

    private static String rate(AuditFindings f) {
        return f.with(Outcome.PLAUSIBLE).stream()
                .filter(check -> check.name().equals("usd-per-chip-hour"))
                .findFirst()
                .map(
                        check ->
                                ", and it would imply %s USD per chip-hour"
                                        .formatted(
                                                String.format(
                                                        java.util.Locale.ROOT,
                                                        "%.2f",
                                                        check.implied())))
                .orElse("");
    }
}
