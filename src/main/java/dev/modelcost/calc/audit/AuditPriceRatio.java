package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Audits the ratio of two prices; only like is compared with like. */
final class AuditPriceRatio {

    private static final double LEAST = 0.02;
    private static final double EXACT = 0.005;
    private static final double STEP = 5;

    private AuditPriceRatio() {}

    static AuditResult audit(AuditFindings f) {
        var prices = f.facts.prices();
        var own = AuditPrices.withBlend(prices.own());
        var other = AuditPrices.withBlend(prices.other());
        var change =
                prices.otherName() == null
                        ? AuditPriceChange.audit(f, own)
                        : Optional.<AuditResult>empty();
        if (change.isPresent()) {
            return change.get();
        }
        if (own.isEmpty() || other.isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            "price-ratio",
                            "ratio",
                            "Needs list prices of both; none is on record of %s."
                                    .formatted(unpriced(f, own, other))));
            return AuditByChecks.unverifiable(f);
        }
        f.source(prices.ownSource());
        f.source(prices.otherSource());
        var like = new LinkedHashMap<String, Double>();
        own.forEach(
                (kind, price) -> {
                    if (other.containsKey(kind) && price > 0 && other.get(kind) > 0) {
                        like.put(kind, other.get(kind) / price);
                    }
                });
        like.forEach((kind, ratio) -> check(f, kind, ratio));
        if (!prices.sameDay()) {
            return notComparable(f, like, null, "the two prices were never valid on the same day");
        }
        var fitting = like.keySet().stream().filter(k -> fits(f.claim, like.get(k))).toList();
        return fitting.isEmpty() ? unlike(f, own, other, like) : fitting(f, like, fitting);
    }

    private static String unpriced(
            AuditFindings f, Map<String, Double> own, Map<String, Double> other) {
        var name = f.facts.prices().otherName();
        var compared =
                !other.isEmpty()
                        ? null
                        : name == null
                                ? "what it is compared with, be it another model or itself on another day"
                                : name;
        return Stream.of(own.isEmpty() ? f.facts.subject() : null, compared)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" or of "));
    }

    private static AuditResult fitting(
            AuditFindings f, Map<String, Double> like, List<String> fitting) {
        var scope = f.claim.scope();
        var words = ratios(f, like);
        if (fitting.contains(scope) || fitting.contains("input") && fitting.contains("output")) {
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.HIGH,
                    null,
                    "%s agrees with the list prices, like for like (%s)."
                            .formatted(f.figure(), words));
        }
        var kind = fitting.get(0);
        if (f.claim.saysScope() && like.containsKey(scope)) {
            return f.result(
                    Verdict.SCOPE_MISMATCH,
                    Certainty.HIGH,
                    kind,
                    "%s is the ratio of %s prices, not of %s prices (%s)."
                            .formatted(f.figure(), kind, scope, words));
        }
        if (kind.equals(AuditPrices.CACHED)) {
            f.explain(
                    Explanation.Kind.CACHED_PRICE,
                    "Both prices are for cached input.",
                    like.get("input"));
            return notComparable(f, like, kind, "both prices are for cached input");
        }
        f.explain(
                Explanation.Kind.OTHER_SCOPE,
                "It is the ratio of %s prices; by kind: %s.".formatted(kind, words),
                null);
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE,
                Certainty.HIGH,
                kind,
                "%s is right for %s prices; by kind the ratios are %s."
                        .formatted(f.figure(), kind, words));
    }

    /** The way round that the claim tells them: "27 times", not 0.037. */
    private static String ratios(AuditFindings f, Map<String, Double> like) {
        var turned = f.claim.value() >= 1 && like.values().stream().allMatch(ratio -> ratio <= 1);
        var told = new LinkedHashMap<>(like);
        if (turned) {
            told.replaceAll((kind, ratio) -> 1 / ratio);
        }
        return AuditWords.ratios(told);
    }

    /** No ratio of like prices fits; one of unlike prices may. */
    private static AuditResult unlike(
            AuditFindings f,
            Map<String, Double> own,
            Map<String, Double> other,
            Map<String, Double> like) {
        if (f.claim.comparator().isPoint()) {
            for (var mine : own.entrySet()) {
                for (var theirs : other.entrySet()) {
                    if (!mine.getKey().equals(theirs.getKey())
                            && mine.getValue() > 0
                            && fits(f.claim, theirs.getValue() / mine.getValue())) {
                        f.explain(
                                mine.getKey().equals(AuditPrices.CACHED)
                                                || theirs.getKey().equals(AuditPrices.CACHED)
                                        ? Explanation.Kind.CACHED_PRICE
                                        : Explanation.Kind.OTHER_SCOPE,
                                "It compares the %s price of one with the %s price of the other."
                                        .formatted(mine.getKey(), theirs.getKey()),
                                like.get("input"));
                        return notComparable(
                                f,
                                like,
                                null,
                                "it compares the price of %s tokens with that of %s tokens"
                                        .formatted(mine.getKey(), theirs.getKey()));
                    }
                }
            }
        }
        var others = otherRows(f, own, other, false);
        var cached = others == null ? otherRows(f, own, other, true) : null;
        if (cached != null) {
            f.explain(
                    Explanation.Kind.CACHED_PRICE,
                    "It compares " + cached + ".",
                    like.get("input"));
            return notComparable(f, like, AuditPrices.CACHED, "it compares " + cached);
        }
        if (others != null) {
            f.explain(
                    Explanation.Kind.OTHER_SCOPE, "It compares " + others + ".", like.get("input"));
            return f.result(
                    Verdict.CONSISTENT_IN_SCOPE,
                    Certainty.MEDIUM,
                    others,
                    "%s is right for %s; at list prices of the day the ratios are %s."
                            .formatted(f.figure(), others, ratios(f, like)));
        }
        var mixed = mixed(f.claim, like);
        if (mixed) {
            f.explain(
                    Explanation.Kind.OTHER_SCOPE,
                    "What requests cost depends on their mix of input, cached input and output; by kind the ratios are %s."
                            .formatted(ratios(f, like)),
                    like.get("input"));
            return f.result(
                    Verdict.CONSISTENT_IN_SCOPE,
                    Certainty.LOW,
                    "mixed",
                    "%s is possible for requests that mix the kinds of tokens; by kind the ratios are %s."
                            .formatted(f.figure(), ratios(f, like)));
        }
        return f.result(
                Verdict.CONTRADICTED,
                f.claim.saysScope() ? Certainty.HIGH : Certainty.MEDIUM,
                null,
                "%s is contradicted by the list prices, whose ratios like for like are %s."
                        .formatted(f.figure(), ratios(f, like)));
    }

    /** What one request holds besides input. */
    static final List<String> OF_A_REQUEST = List.of("input", "output", AuditPrices.CACHED);

    /** Whether the figure lies between the ratios of the kinds of tokens that a request mixes. */
    private static boolean mixed(AuditClaim claim, Map<String, Double> like) {
        var kinds = OF_A_REQUEST.stream().filter(like::containsKey).map(like::get).toList();
        if (claim.saysScope() || !claim.comparator().isPoint() || kinds.size() < 2) {
            return false;
        }
        var ends = kinds.stream().mapToDouble(ratio -> ratio).summaryStatistics();
        var least = ways(claim, ends.getMin());
        var most = ways(claim, ends.getMax());
        for (var i = 0; i < least.size(); i++) {
            var low = Math.min(least.get(i), most.get(i));
            var high = Math.max(least.get(i), most.get(i));
            if (low > 0 && claim.value() > low && claim.value() < high) {
                return true;
            }
        }
        return false;
    }

    /** What a claim may mean by a ratio: it either way round, or a percentage saving. */
    static List<Double> ways(AuditClaim claim, double ratio) {
        var sense = RatioSense.of(claim.part());
        if (sense.isPresent()) {
            return List.of(sense.get().stated(1 / ratio, claim.unit(), claim.low()));
        }
        return isPercent(claim)
                ? List.of(ratio, 1 / ratio, 1 - 1 / ratio, 1 - ratio, ratio - 1, 1 / ratio - 1)
                : List.of(ratio, 1 / ratio);
    }

    private static boolean isPercent(AuditClaim claim) {
        return claim.unit().inBase() != 1;
    }

    /**
     * Rows of other tiers, names and days, of one kind, whose ratio fits; null if none does.
     *
     * @param cached whether of cached input, or of all else
     */
    private static String otherRows(
            AuditFindings f, Map<String, Double> own, Map<String, Double> other, boolean cached) {
        var mine = new LinkedHashMap<>(own);
        mine.putAll(f.facts.prices().limited());
        mine.putAll(f.facts.prices().past());
        var theirs = new LinkedHashMap<>(other);
        theirs.putAll(f.facts.prices().otherRows());
        for (var one : mine.entrySet()) {
            for (var two : theirs.entrySet()) {
                if (f.claim.comparator().isPoint()
                        && kind(one.getKey()).equals(kind(two.getKey()))
                        && kind(one.getKey()).startsWith("cache") == cached
                        && one.getValue() > 0
                        && two.getValue() > 0
                        && fits(f.claim, two.getValue() / one.getValue())) {
                    return "%s of %s and %s of %s"
                            .formatted(
                                    tokens(one.getKey()),
                                    f.facts.subject(),
                                    tokens(two.getKey()),
                                    f.facts.prices().otherName());
                }
            }
        }
        return null;
    }

    /** {@code input} of {@code input tokens from 2024-05-13}. */
    static String kind(String row) {
        return row.contains(" tokens") ? row.substring(0, row.indexOf(" tokens")) : row;
    }

    private static String tokens(String row) {
        return row.contains(" tokens") ? row : row + " tokens";
    }

    private static AuditResult notComparable(
            AuditFindings f, Map<String, Double> like, String scope, String why) {
        return f.result(
                Verdict.NOT_COMPARABLE,
                Certainty.HIGH,
                scope,
                "%s does not compare like with like: %s; like for like the ratios are %s."
                        .formatted(f.figure(), why, ratios(f, like)));
    }

    private static void check(AuditFindings f, String kind, double ratio) {
        check(f, kind, ratio, kind + " price of the other model / that of the subject");
    }

    static void check(AuditFindings f, String kind, double ratio, String of) {
        f.add(
                new AuditCheck(
                        "price-ratio-" + kind.replaceAll("[ :]+", "-"),
                        ratio,
                        "ratio",
                        null,
                        fits(f.claim, ratio) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "%s = %s".formatted(of, AuditWords.number(ratio))));
    }

    /** Whether the claim may mean this ratio, either way round or as a percentage saving. */
    static boolean fits(AuditClaim claim, double ratio) {
        if (!claim.comparator().isPoint()
                && claim.comparator() != AuditComparator.RANGE
                && RatioSense.of(claim.part()).isEmpty()) {
            // Of a bound only the way round that the claim speaks of: "10 times cheaper" is not
            // 0.1.
            return is(
                    claim, claim.value() >= 1 ? Math.max(ratio, 1 / ratio) : saving(claim, ratio));
        }
        return ways(claim, ratio).stream().filter(way -> way > 0).anyMatch(way -> is(claim, way));
    }

    /** Shares are printed in steps of five percent: half a step each way. */
    private static double roundShare(AuditClaim claim) {
        return isPercent(claim) && claim.low() % STEP == 0 ? claim.unit().toBase(STEP / 2) : 0;
    }

    /** "At least 90 % cheaper" is a saving; "less than a tenth" is a share. */
    private static double saving(AuditClaim claim, double ratio) {
        var share = Math.min(ratio, 1 / ratio);
        var least =
                claim.comparator() == AuditComparator.ABOVE
                        || claim.comparator() == AuditComparator.AT_LEAST;
        return least ? 1 - share : share;
    }

    private static boolean is(AuditClaim claim, double wanted) {
        var value = claim.value();
        var place = claim.lastPlaceShare() * value;
        var allowed =
                claim.comparator() == AuditComparator.ABOUT
                        ? Math.max(0.1 * Math.min(value, Math.abs(1 - value) + 0.5), place)
                        : Math.max(
                                Math.min(place, Math.max(LEAST, 0.1) * value), roundShare(claim));
        return switch (claim.comparator()) {
            case EQUAL, ABOUT -> Math.abs(value - wanted) <= Math.max(allowed, EXACT * value);
            case ABOVE -> wanted > value;
            case AT_LEAST -> wanted >= value * (1 - EXACT);
            case BELOW -> wanted < value;
            case AT_MOST -> wanted <= value * (1 + EXACT);
            case RANGE ->
                    wanted >= value * 0.99 - roundShare(claim)
                            && wanted <= claim.highValue() * 1.01 + roundShare(claim);
        };
    }
}
