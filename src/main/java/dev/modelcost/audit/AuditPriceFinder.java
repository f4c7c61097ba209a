package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditPrices;
import dev.modelcost.calc.price.StandardPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model's tokens cost on the day of a claim, on other days, and from other sellers. */
final class AuditPriceFinder {

    private AuditPriceFinder() {}

    /** The price of one kind of token in one row of a price list. */
    private record Offer(String kind, double usd, RecordedTokenPrice row)
            implements StandardPrice.Row {

        @Override
        public String sellersName() {
            return row.sellersName();
        }

        @Override
        public LocalDate from() {
            return row.from();
        }

        @Override
        public LocalDate until() {
            return row.until();
        }
    }

    /**
     * @param model slug of the subject
     * @param other what its prices are compared with; null if nothing is
     * @param statedOn day of the claim; null for the latest prices
     */
    static AuditPrices find(
            AuditSnapshot record, String model, RecordedModel other, LocalDate statedOn) {
        var every = offers(record, model);
        var all = plain(every);
        var own = ofMaker(all, statedOn);
        var others = other == null ? List.<Offer>of() : offers(record, other.slug());
        var theirs = ofMaker(plain(others), statedOn);
        var otherRows = limited(others, theirs, statedOn);
        otherRows.putAll(past(plain(others), theirs, statedOn));
        var prices =
                new AuditPrices(
                        numbers(own),
                        source(own),
                        limited(every, own, statedOn),
                        past(all, own, statedOn),
                        resold(every),
                        numbers(theirs),
                        otherRows,
                        other == null ? null : other.name(),
                        source(theirs),
                        own.values().stream()
                                .anyMatch(
                                        one ->
                                                theirs.values().stream()
                                                        .anyMatch(
                                                                two -> one.row.overlaps(two.row))));
        return prices.after(history(all, own, record.model(model), statedOn));
    }

    /** What the model was sold at under the name that its price of the day is listed under. */
    private static AuditPrices.History history(
            List<Offer> all, Map<String, Offer> own, RecordedModel model, LocalDate statedOn) {
        var byKind = new LinkedHashMap<String, List<Double>>();
        var whole = true;
        for (var kind : List.of("input", "output")) {
            var rows = own.containsKey(kind) ? underItsName(all, own.get(kind)) : List.<Offer>of();
            byKind.put(kind, rows.stream().map(Offer::usd).toList());
            whole &= hasNoGap(rows) && isKnownToTheClaim(rows, own.get(kind), model, statedOn);
        }
        return new AuditPrices.History(byKind, whole, isBefore(all, model, statedOn));
    }

    /**
     * Whether a claim was made long before anybody looked at the list, and after the release: what
     * it asked on that day is not known.
     */
    private static boolean isBefore(List<Offer> all, RecordedModel model, LocalDate statedOn) {
        var first =
                all.stream()
                        .filter(o -> o.row.byMaker())
                        .map(Offer::from)
                        .min(LocalDate::compareTo);
        return statedOn != null
                && first.filter(statedOn.plusDays(DAYS_OF_NEWS)::isBefore).isPresent()
                && (model == null
                        || model.releasedOn() == null
                        || first.get().isAfter(model.releasedOn().plusDays(DAYS_UNTIL_LISTED)));
    }

    /** The oldest first. */
    private static List<Offer> underItsName(List<Offer> all, Offer listed) {
        return all.stream()
                .filter(offer -> offer.kind.equals(listed.kind) && offer.row.byMaker())
                .filter(offer -> offer.row.sellersName().equals(listed.row.sellersName()))
                .sorted(Comparator.comparing(Offer::from))
                .toList();
    }

    private static boolean hasNoGap(List<Offer> rows) {
        for (var i = 1; i < rows.size(); i++) {
            if (!rows.get(i).from().equals(rows.get(i - 1).until())) {
                return false;
            }
        }
        return !rows.isEmpty();
    }

    /**
     * Whether a change that a claim speaks of must be among the rows: they begin with the release,
     * or the claim was made soon after one of them.
     */
    private static boolean isKnownToTheClaim(
            List<Offer> rows, Offer listed, RecordedModel model, LocalDate statedOn) {
        var changed =
                statedOn != null
                        && rows.indexOf(listed) > 0
                        && !listed.from().isAfter(statedOn)
                        && !listed.from().plusDays(DAYS_OF_NEWS).isBefore(statedOn);
        return changed
                || model != null
                        && model.releasedOn() != null
                        && !rows.get(0)
                                .from()
                                .isAfter(model.releasedOn().plusDays(DAYS_UNTIL_LISTED));
    }

    /** A price that begins so long after the release may have had another one before it. */
    private static final long DAYS_UNTIL_LISTED = 14;

    /** For so long a change of price is news. */
    private static final long DAYS_OF_NEWS = 90;

    private static List<Offer> offers(AuditSnapshot record, String model) {
        return record.tokenPrices(model).stream()
                .flatMap(
                        row ->
                                row.usdPerMillionTokens().entrySet().stream()
                                        .map(e -> new Offer(e.getKey(), e.getValue(), row)))
                .toList();
    }

    /** Those of the standard tier, for prompts of any length, at any hour. */
    private static List<Offer> plain(List<Offer> offers) {
        return offers.stream().filter(offer -> offer.row.limits() == null).toList();
    }

    /**
     * The maker's other prices of the day: limited to a tier, long prompts or some hours, under
     * another of the model's names, or announced for a later day.
     */
    private static Map<String, Double> limited(
            List<Offer> offers, Map<String, Offer> chosen, LocalDate day) {
        var limited = new LinkedHashMap<String, Double>();
        for (var offer : offers) {
            var row = offer.row;
            if (row.byMaker() && row.limits() == null && isAnnounced(row, day)) {
                limited.put("%s tokens from %s".formatted(offer.kind, row.from()), offer.usd);
            }
            if (!row.byMaker() || !holdsOn(row, day)) {
                continue;
            }
            if (row.limits() != null) {
                limited.put(offer.kind + " tokens " + row.limits(), offer.usd);
            } else if (day != null && chosen.get(offer.kind).row != row) {
                limited.put("%s tokens of %s".formatted(offer.kind, row.sellersName()), offer.usd);
            }
        }
        return limited;
    }

    /** Lists tell prices some months before they hold. */
    private static boolean isAnnounced(RecordedTokenPrice row, LocalDate day) {
        return day != null
                && row.from().isAfter(day)
                && !row.from().isAfter(day.plusMonths(MONTHS_AHEAD));
    }

    private static final int MONTHS_AHEAD = 3;

    private static boolean holdsOn(RecordedTokenPrice row, LocalDate day) {
        return day == null || row.holdsOn(day);
    }

    /** The maker's standard prices of the day, else the last before it, else the first after. */
    private static Map<String, Offer> ofMaker(List<Offer> all, LocalDate day) {
        var byKind = new LinkedHashMap<String, List<Offer>>();
        for (var offer : all) {
            if (offer.row.byMaker()) {
                byKind.computeIfAbsent(offer.kind, k -> new ArrayList<>()).add(offer);
            }
        }
        var chosen = new LinkedHashMap<String, Offer>();
        byKind.forEach(
                (kind, offers) ->
                        StandardPrice.nearest(offers, day)
                                .ifPresent(offer -> chosen.put(kind, offer)));
        return chosen;
    }

    private static Map<String, Double> numbers(Map<String, Offer> offers) {
        var numbers = new LinkedHashMap<String, Double>();
        offers.forEach((kind, offer) -> numbers.put(kind, offer.usd));
        return numbers;
    }

    private static String source(Map<String, Offer> offers) {
        return offers.values().stream().findFirst().map(o -> o.row.source()).orElse(null);
    }

    private static Map<String, Double> past(
            List<Offer> all, Map<String, Offer> chosen, LocalDate day) {
        var past = new LinkedHashMap<String, Double>();
        for (var offer : all) {
            var row = offer.row;
            var isOfTheDay = day != null && row.holdsOn(day);
            if (row.byMaker() && chosen.get(offer.kind).row != row && !isOfTheDay) {
                var end = Optional.ofNullable(row.until()).map(last -> " to " + last).orElse("");
                past.put(offer.kind + " tokens from " + row.from() + end, offer.usd);
            }
        }
        return past;
    }

    private static Map<String, Double> resold(List<Offer> all) {
        var resold = new LinkedHashMap<String, Double>();
        for (var offer : all) {
            if (!offer.row.byMaker()) {
                resold.put(
                        "%s tokens at %s from %s%s"
                                .formatted(
                                        offer.kind,
                                        offer.row.seller(),
                                        offer.row.from(),
                                        offer.row.limits() == null ? "" : " " + offer.row.limits()),
                        offer.usd);
            }
        }
        return resold;
    }
}
