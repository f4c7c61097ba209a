package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Audits a price of tokens. */
final class AuditPrice {

    private static final Set<String> KINDS =
            Set.of(
                    "input",
                    "output",
                    "cached-input",
                    "batch-input",
                    "batch-output",
                    "cache-write",
                    AuditPrices.BLENDED);

    /** The kinds that are easily confused. */
    private static final Set<String> PLAIN = Set.of("input", "output", AuditPrices.CACHED);

    private AuditPrice() {}

    static AuditResult audit(AuditFindings f) {
        var prices = f.facts.prices();
        f.source(prices.ownSource());
        var currency = f.claim.unit().currency();
        if (currency != null && !currency.equals("USD")) {
            f.add(
                    AuditCheck.notRun(
                            "list-price",
                            currency + "/Mtok",
                            "Needs list prices in " + currency + "; those on record are in USD."));
            return f.result(
                    Verdict.NOT_COMPARABLE,
                    Certainty.MEDIUM,
                    null,
                    "%s is in %s, but the list prices on record are in USD, and no exchange rate is assumed."
                            .formatted(f.figure(), currency));
        }
        AuditPriceFloor.check(f);
        var own = AuditPrices.withBlend(prices.own());
        list(f, own);
        return KINDS.contains(f.claim.scope()) ? ofKind(f, own) : ofNoKind(f, own);
    }

    private static void list(AuditFindings f, Map<String, Double> own) {
        if (own.isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            "list-price", "USD/Mtok", "Needs a list price; none is on record."));
            return;
        }
        var low = own.values().stream().mapToDouble(p -> p).min().orElseThrow();
        var high = own.values().stream().mapToDouble(p -> p).max().orElseThrow();
        var range = new AuditRange(low, high);
        f.add(
                new AuditCheck(
                        "list-price",
                        f.claim.value(),
                        "USD/Mtok",
                        range,
                        range.holds(f.claim.value()) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "List prices by kind: " + kinds(own) + "."));
    }

    private static AuditResult ofKind(AuditFindings f, Map<String, Double> own) {
        var kind = f.claim.scope();
        var price = own.get(kind);
        if (price != null && agrees(f, price)) {
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.HIGH,
                    null,
                    "%s is the list price of %s tokens.".formatted(f.figure(), kind));
        }
        var another =
                own.entrySet().stream()
                        .filter(e -> PLAIN.contains(e.getKey()) && isPrinted(f, e.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (another.isPresent()) {
            cachedOrOther(f, another.get(), price);
            return f.result(
                    Verdict.SCOPE_MISMATCH,
                    Certainty.HIGH,
                    another.get(),
                    "%s is the price of %s tokens, not of %s tokens%s."
                            .formatted(
                                    f.figure(),
                                    another.get(),
                                    kind,
                                    price == null
                                            ? ""
                                            : " (" + number(price) + " USD per million)"));
        }
        return rest(f, own, kind);
    }

    private static AuditResult ofNoKind(AuditFindings f, Map<String, Double> own) {
        var fitting =
                own.entrySet().stream()
                        .filter(e -> agrees(f, e.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (fitting.contains("input") && fitting.contains("output")) {
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.HIGH,
                    null,
                    "%s is the list price of input and output tokens.".formatted(f.figure()));
        }
        if (fitting.isEmpty()) {
            return rest(f, own, null);
        }
        var kind = fitting.get(0);
        if (!kind.equals(AuditPrices.CACHED)) {
            f.explain(
                    Explanation.Kind.OTHER_SCOPE,
                    "It is the price of %s tokens; by kind: %s.".formatted(kind, kinds(own)),
                    null);
            return f.result(
                    Verdict.CONSISTENT_IN_SCOPE,
                    Certainty.HIGH,
                    kind,
                    "%s is right for %s tokens; the list prices are %s USD per million."
                            .formatted(f.figure(), kind, kinds(own)));
        }
        cachedOrOther(f, kind, own.get("input"));
        var ratios = f.facts.prices().likeForLike();
        var against = f.facts.prices().otherName();
        var dearer = ratios.values().stream().allMatch(ratio -> ratio >= 1);
        if (!dearer) {
            ratios.replaceAll((of, ratio) -> 1 / ratio);
        }
        var words =
                "like for like, %s costs these multiples of %s: %s"
                        .formatted(
                                dearer ? against : f.facts.subject(),
                                dearer ? f.facts.subject() : against,
                                AuditWords.ratios(ratios));
        var like = ratios.isEmpty() ? "" : "; " + words;
        if (!ratios.isEmpty()) {
            f.source(f.facts.prices().otherSource());
            f.explain(
                    Explanation.Kind.CACHED_PRICE,
                    "L" + words.substring(1) + ".",
                    ratios.getOrDefault("input", null));
        }
        return f.result(
                Verdict.NOT_COMPARABLE,
                Certainty.HIGH,
                kind,
                "%s is the price of cached input, not a plain price (%s USD per million)%s."
                        .formatted(f.figure(), kinds(own), like));
    }

    private static void cachedOrOther(AuditFindings f, String kind, Double meant) {
        f.explain(
                kind.equals(AuditPrices.CACHED)
                        ? Explanation.Kind.CACHED_PRICE
                        : Explanation.Kind.OTHER_SCOPE,
                "It is the price of %s tokens.".formatted(kind),
                meant == null ? null : f.claim.unit().fromBase(meant));
    }

    private static AuditResult inScope(AuditFindings f, String scope) {
        f.explain(Explanation.Kind.OTHER_SCOPE, "It is the price of %s.".formatted(scope), null);
        return f.result(
                Verdict.CONSISTENT_IN_SCOPE,
                Certainty.MEDIUM,
                scope,
                "%s is right for %s.".formatted(f.figure(), scope));
    }

    /**
     * Looks at prices for a tier, long prompts or some hours, then on other days, then from other
     * sellers, then at slips.
     */
    private static AuditResult rest(AuditFindings f, Map<String, Double> own, String kind) {
        for (var limited : f.facts.prices().limited().entrySet()) {
            if (agrees(f, limited.getValue())
                    && (kind == null || limited.getKey().startsWith(kind + " "))) {
                return inScope(f, limited.getKey());
            }
        }
        if (f.facts.prices().history().later()) {
            return beforeTheList(f, own, kind);
        }
        for (var past : f.facts.prices().past().entrySet()) {
            if (agrees(f, past.getValue())
                    && (kind == null || past.getKey().startsWith(kind + " "))) {
                f.explain(
                        Explanation.Kind.OTHER_DATE,
                        "It was the price of %s.".formatted(past.getKey()),
                        kind == null || own.get(kind) == null
                                ? null
                                : f.claim.unit().fromBase(own.get(kind)));
                var known = f.claim.statedOn() != null;
                return f.result(
                        known ? Verdict.CONTRADICTED : Verdict.CONSISTENT_IN_SCOPE,
                        Certainty.MEDIUM,
                        past.getKey(),
                        known
                                ? "%s was the price of %s; on the day of the claim the list prices were %s."
                                        .formatted(f.figure(), past.getKey(), kinds(own))
                                : "%s is right for %s.".formatted(f.figure(), past.getKey()));
            }
        }
        for (var resold : f.facts.prices().resold().entrySet()) {
            if (agrees(f, resold.getValue())
                    && (kind == null || resold.getKey().startsWith(kind + " "))) {
                return inScope(f, resold.getKey());
            }
        }
        var figures = figures(f, own, kind);
        var slip = AuditSlips.of(f.claim, figures, f.facts.constants().wordsPerToken());
        if (slip.isPresent()) {
            f.explain(slip.get().kind(), slip.get().detail(), slip.get().alternative());
            var unit = slip.get().kind().isUnit();
            return f.result(
                    unit ? Verdict.UNIT_SLIP : Verdict.CONTRADICTED,
                    Certainty.HIGH,
                    null,
                    "%s looks like a slip: the list prices are %s USD per million tokens."
                            .formatted(f.figure(), kinds(own)));
        }
        if (own.isEmpty() || kind != null && own.get(kind) == null) {
            return AuditByChecks.unverifiable(f);
        }
        if (kind == null && AuditDecision.byMatch(f).isPresent()) {
            return AuditDecision.byMatch(f).orElseThrow();
        }
        return f.claim.comparator().isPoint() || kind != null
                ? f.result(
                        Verdict.CONTRADICTED,
                        Certainty.HIGH,
                        null,
                        "%s is contradicted by the price list: %s USD per million tokens."
                                .formatted(f.figure(), kinds(own)))
                : AuditByChecks.unverifiable(f);
    }

    /** Prices fall: what was asked before anybody looked may have been several times as much. */
    private static AuditResult beforeTheList(
            AuditFindings f, Map<String, Double> own, String kind) {
        var above = f.facts.constants().marketAbove();
        var known =
                own.entrySet().stream()
                        .filter(e -> !own.containsKey(kind) || e.getKey().equals(kind))
                        .mapToDouble(Map.Entry::getValue)
                        .summaryStatistics();
        var far =
                f.claim.value() > known.getMax() * above
                        || f.claim.highValue() < known.getMin() / above;
        return f.result(
                far ? Verdict.CONTRADICTED : Verdict.UNVERIFIABLE,
                Certainty.LOW,
                null,
                (far
                                ? "%s is contradicted by the first price list on record, of a later day: %s USD per million tokens."
                                : "%s cannot be checked with what is on record: the first price list is of a later day, and asks %s USD per million tokens.")
                        .formatted(f.figure(), kinds(own)));
    }

    private static List<AuditFigure> figures(
            AuditFindings f, Map<String, Double> own, String wanted) {
        var figures = new ArrayList<AuditFigure>();
        own.forEach(
                (kind, price) -> {
                    if (wanted == null || wanted.equals(kind)) {
                        figures.add(figure(f, kind, price));
                    }
                });
        return figures;
    }

    private static AuditFigure figure(AuditFindings f, String kind, double price) {
        return AuditFigure.of(
                price,
                kind,
                Role.PART,
                "for " + kind + " tokens",
                AuditAuthority.MAKER,
                false,
                f.facts.prices().ownSource(),
                "the price list");
    }

    private static boolean agrees(AuditFindings f, double price) {
        return price > 0 && f.claim.agreesWith(figure(f, "any", price), f.facts.constants());
    }

    /** Prices are exact: a cent more is another price, and no rounding. */
    private static boolean isPrinted(AuditFindings f, double price) {
        return agrees(f, price)
                && (!f.claim.comparator().isPoint()
                        || Math.abs(f.claim.value() / price - 1) <= EXACT);
    }

    private static final double EXACT = 0.005;

    private static String kinds(Map<String, Double> prices) {
        var words = new ArrayList<String>();
        prices.forEach(
                (kind, price) ->
                        words.add(
                                (kind.equals(AuditPrices.BLENDED) ? "blended 3:1" : kind)
                                        + " "
                                        + number(price)));
        return String.join(", ", words);
    }
}
