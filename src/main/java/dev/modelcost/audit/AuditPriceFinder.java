package dev.modelcost.audit;

import static java.util.stream.Collectors.toMap;

import dev.modelcost.calc.audit.AuditPrices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a model's tokens cost on the day of a claim, on other days, and from other sellers. */
final class AuditPriceFinder {

    /** Further away than any day of the past. */
    private static final long FUTURE = 1_000_000;

    private AuditPriceFinder() {}

    /** The price of one kind of token in one row of a price list. */
    private record Offer(String kind, double usd, RecordedTokenPrice row) {}

    /**
     * @param model slug of the subject
     * @param other what its prices are compared with; null if nothing is
     * @param statedOn day of the claim; null for the latest prices
     */
    static AuditPrices find(
            AuditSnapshot record, String model, RecordedModel other, LocalDate statedOn) {
        var all = offers(record, model);
        var own = ofMaker(all, statedOn);
        var theirs =
                other == null
                        ? Map.<String, Offer>of()
                        : ofMaker(offers(record, other.slug()), statedOn);
        return new AuditPrices(
                numbers(own),
                source(own),
                past(all, own),
                resold(all),
                numbers(theirs),
                other == null ? null : other.name(),
                source(theirs),
                own.values().stream()
                        .anyMatch(
                                one ->
                                        theirs.values().stream()
                                                .anyMatch(two -> one.row.overlaps(two.row))));
    }

    private static List<Offer> offers(AuditSnapshot record, String model) {
        return record.tokenPrices(model).stream()
                .flatMap(
                        row ->
                                row.usdPerMillionTokens().entrySet().stream()
                                        .map(e -> new Offer(e.getKey(), e.getValue(), row)))
                .toList();
    }

    /** The maker's prices of the day, else the last before it, else the first after; by kind. */
    private static Map<String, Offer> ofMaker(List<Offer> all, LocalDate day) {
        return all.stream()
                .filter(offer -> offer.row.byMaker())
                .sorted(
                        Comparator.comparing((Offer offer) -> distance(offer.row, day))
                                .thenComparing(
                                        offer -> offer.row.since(), Comparator.reverseOrder()))
                .collect(
                        toMap(
                                Offer::kind,
                                Function.identity(),
                                (nearest, next) -> nearest,
                                LinkedHashMap::new));
    }

    /** 0 if it was valid on the day; else in days, with the past nearer than the future. */
    private static long distance(RecordedTokenPrice price, LocalDate day) {
        if (day == null) {
            return price.until() == null ? 0 : 1;
        }
        if (price.isValidOn(day)) {
            return 0;
        }
        return price.since().isAfter(day)
                ? FUTURE + ChronoUnit.DAYS.between(day, price.since())
                : ChronoUnit.DAYS.between(price.until(), day) + 1;
    }

    private static Map<String, Double> numbers(Map<String, Offer> offers) {
        var numbers = new LinkedHashMap<String, Double>();
        offers.forEach((kind, offer) -> numbers.put(kind, offer.usd));
        return numbers;
    }

    private static String source(Map<String, Offer> offers) {
        return offers.values().stream().findFirst().map(o -> o.row.source()).orElse(null);
    }

    private static Map<String, Double> past(List<Offer> all, Map<String, Offer> chosen) {
        var past = new LinkedHashMap<String, Double>();
        for (var offer : all) {
            var row = offer.row;
            if (row.byMaker() && chosen.get(offer.kind).row != row) {
                var end = Optional.ofNullable(row.until()).map(day -> " to " + day).orElse("");
                past.put(offer.kind + " tokens from " + row.since() + end, offer.usd);
            }
        }
        return past;
    }

    private static Map<String, Double> resold(List<Offer> all) {
        var resold = new LinkedHashMap<String, Double>();
        for (var offer : all) {
            if (!offer.row.byMaker()) {
                resold.put(
                        "%s tokens at %s from %s"
                                .formatted(offer.kind, offer.row.seller(), offer.row.since()),
                        offer.usd);
            }
        }
        return resold;
    }
}
