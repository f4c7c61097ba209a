package dev.modelcost.calc.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Audits what is said of a model's price against another price of the same model: a cut, a rise,
 * what the cache or a batch saves.
 */
final class AuditPriceChange {

    /** Kinds of tokens that the same list sells for less than plain ones. */
    private static final Map<String, String> PLAIN_KIND =
            Map.of(AuditPrices.CACHED, "input", "batch-input", "input", "batch-output", "output");

    private AuditPriceChange() {}

    /**
     * Empty if the record holds no other price of the model that it could be held against.
     *
     * @param own list prices of the day, by kind
     */
    static Optional<AuditResult> audit(AuditFindings f, Map<String, Double> own) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        f.source(f.facts.prices().ownSource());
        return ofAKind(f, own)
                .or(() -> ofTheDay(f, own))
                .or(() -> ofOtherDays(f))
                .or(() -> againstTheHistory(f, own));
    }

    /** "Cached input is 90 % cheaper": than input that is not. */
    private static Optional<AuditResult> ofAKind(AuditFindings f, Map<String, Double> own) {
        var scope = f.claim.scope();
        var plain = PLAIN_KIND.get(scope);
        if (plain == null || !own.containsKey(scope) || !own.containsKey(plain)) {
            return Optional.empty();
        }
        var ratio = own.get(plain) / own.get(scope);
        AuditPriceRatio.check(f, scope, ratio, "price of %s / of %s".formatted(plain, scope));
        var fits = AuditPriceRatio.fits(f.claim, ratio);
        return Optional.of(
                f.result(
                        fits ? Verdict.CONSISTENT : Verdict.CONTRADICTED,
                        fits ? Certainty.HIGH : Certainty.MEDIUM,
                        null,
                        "%s %s the price list: %s USD per million %s tokens, and %s for %s tokens."
                                .formatted(
                                        f.figure(),
                                        fits ? "agrees with" : "is contradicted by",
                                        AuditWords.number(own.get(scope)),
                                        scope,
                                        AuditWords.number(own.get(plain)),
                                        plain)));
    }

    /** Against the price of the day. */
    private static Optional<AuditResult> ofTheDay(AuditFindings f, Map<String, Double> own) {
        var changes = changes(f, own);
        changes.forEach(
                (row, ratio) ->
                        AuditPriceRatio.check(
                                f, row, ratio, "price of " + row + " / that of the day"));
        return changes.keySet().stream()
                .filter(row -> isMeant(f.claim, AuditPriceRatio.kind(row)))
                .filter(row -> AuditPriceRatio.fits(f.claim, changes.get(row)))
                .findFirst()
                .map(
                        row ->
                                between(
                                        f,
                                        AuditPriceRatio.kind(row),
                                        "%s USD per million for %s, and %s on the day of the claim"
                                                .formatted(
                                                        AuditWords.number(
                                                                f.facts.prices().past().get(row)),
                                                        row,
                                                        AuditWords.number(
                                                                own.get(
                                                                        AuditPriceRatio.kind(
                                                                                row))))));
    }

    /** Between two prices of which neither is that of the day. */
    private static Optional<AuditResult> ofOtherDays(AuditFindings f) {
        for (var kind : f.facts.prices().history().prices().entrySet()) {
            var prices = kind.getValue();
            for (var i = 0; i < prices.size(); i++) {
                for (var later : prices.subList(i + 1, prices.size())) {
                    if (isMeant(f.claim, kind.getKey())
                            && !later.equals(prices.get(i))
                            && AuditPriceRatio.fits(f.claim, prices.get(i) / later)) {
                        return Optional.of(
                                between(
                                        f,
                                        kind.getKey(),
                                        "%s tokens at %s USD per million, and later at %s"
                                                .formatted(
                                                        kind.getKey(),
                                                        AuditWords.number(prices.get(i)),
                                                        AuditWords.number(later))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static AuditResult between(AuditFindings f, String kind, String prices) {
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE,
                Certainty.HIGH,
                kind,
                "%s is right between its own list prices: %s.".formatted(f.figure(), prices));
    }

    /**
     * No price on record fits. Where the record holds every standard price since the release, none
     * other held in between; else nothing is known of the other days, and none contradicts it.
     */
    private static Optional<AuditResult> againstTheHistory(
            AuditFindings f, Map<String, Double> own) {
        var history = f.facts.prices().history();
        var changes = changes(f, own);
        var change = RatioSense.of(f.claim.part()).filter(RatioSense::isChange).isPresent();
        if (change && history.whole() && !mayBeMeantOtherwise(f, own)) {
            var told = new ArrayList<String>();
            history.prices().forEach((kind, prices) -> told.add(kind + " " + inTurn(prices)));
            return Optional.of(
                    f.result(
                            Verdict.CONTRADICTED,
                            Certainty.MEDIUM,
                            null,
                            "%s is contradicted by its price list, which is on record without a gap: %s USD per million tokens."
                                    .formatted(f.figure(), String.join("; ", told))));
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        f.result(
                                Verdict.UNVERIFIABLE,
                                Certainty.LOW,
                                null,
                                "%s cannot be checked with what is on record: its own list prices of other days were these multiples of those of the day: %s; others may have held in between."
                                        .formatted(f.figure(), AuditWords.ratios(changes))));
    }

    /** {@code 10, then 2}; {@code always 2}. */
    private static String inTurn(List<Double> prices) {
        var words = prices.stream().map(AuditWords::number).toList();
        return Set.copyOf(words).size() == 1
                ? "always " + words.get(0)
                : String.join(", then ", words);
    }

    /**
     * Whether it could be said of requests that mix the kinds of tokens, of what the cache or a
     * batch saves, or of another tier.
     */
    private static boolean mayBeMeantOtherwise(AuditFindings f, Map<String, Double> own) {
        var others = new ArrayList<Double>();
        PLAIN_KIND.forEach(
                (kind, plain) -> {
                    if (own.containsKey(kind) && own.containsKey(plain)) {
                        others.add(own.get(plain) / own.get(kind));
                    }
                });
        f.facts
                .prices()
                .limited()
                .forEach(
                        (row, price) -> {
                            var plain = own.get(AuditPriceRatio.kind(row));
                            if (plain != null && price > 0) {
                                others.add(plain / price);
                            }
                        });
        return others.stream().anyMatch(ratio -> AuditPriceRatio.fits(f.claim, ratio))
                || isMixed(f, own);
    }

    /** Whether it lies between the least and the most that the price of a kind changed. */
    private static boolean isMixed(AuditFindings f, Map<String, Double> own) {
        var ratios = changes(f, own).values();
        if (ratios.size() < 2) {
            return false;
        }
        var ends = ratios.stream().mapToDouble(ratio -> ratio).summaryStatistics();
        var least = AuditPriceRatio.ways(f.claim, ends.getMin());
        var most = AuditPriceRatio.ways(f.claim, ends.getMax());
        for (var i = 0; i < least.size(); i++) {
            if (f.claim.highValue() > Math.min(least.get(i), most.get(i))
                    && f.claim.value() < Math.max(least.get(i), most.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMeant(AuditClaim claim, String kind) {
        return !claim.saysScope() || kind.equals(claim.scope());
    }

    /** Its list prices on other days, as multiples of those of the day, by row. */
    private static Map<String, Double> changes(AuditFindings f, Map<String, Double> own) {
        var changes = new LinkedHashMap<String, Double>();
        f.facts
                .prices()
                .past()
                .forEach(
                        (row, price) -> {
                            var kind = AuditPriceRatio.kind(row);
                            var now = own.get(kind);
                            if (AuditPriceRatio.OF_A_REQUEST.contains(kind)
                                    && now != null
                                    && now > 0
                                    && price > 0
                                    && !now.equals(price)) {
                                changes.put(row, price / now);
                            }
                        });
        return changes;
    }
}
