package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditPrices;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model's tokens cost on the day of a claim, on others, and elsewhere. */
final class AuditPriceFinder {

    private static final String MAKER = "maker";

    private AuditPriceFinder() {}

    static AuditPrices find(
            AuditSnapshot record, String model, RecordedModel other, LocalDate statedOn) {
        var all = record.side("price", model);
        var own = on(all, statedOn);
        var theirs =
                other == null
                        ? Map.<String, RecordedNumber>of()
                        : on(record.side("price", other.slug()), statedOn);
        return new AuditPrices(
                numbers(own),
                own.values().stream().findFirst().map(RecordedNumber::source).orElse(null),
                past(all, own),
                resold(all),
                numbers(theirs),
                other == null ? null : other.name(),
                theirs.values().stream().findFirst().map(RecordedNumber::source).orElse(null),
                overlap(own, theirs));
    }

    /** The maker's prices of the day, else the last before it, else the first after. */
    private static Map<String, RecordedNumber> on(List<RecordedNumber> all, LocalDate day) {
        var maker = all.stream().filter(price -> price.remark().equals(MAKER)).toList();
        var chosen = new LinkedHashMap<String, RecordedNumber>();
        maker.stream()
                .sorted(
                        Comparator.comparing((RecordedNumber price) -> distance(price, day))
                                .thenComparing(RecordedNumber::since, Comparator.reverseOrder()))
                .forEach(price -> chosen.putIfAbsent(price.name(), price));
        return chosen;
    }

    /** 0 for what was valid; the past is nearer than the future. */
    private static long distance(RecordedNumber price, LocalDate day) {
        if (day == null) {
            return price.until() == null ? 0 : 1;
        }
        if (price.isValidOn(day)) {
            return 0;
        }
        return price.since().isAfter(day)
                ? 1_000_000 + java.time.temporal.ChronoUnit.DAYS.between(day, price.since())
                : java.time.temporal.ChronoUnit.DAYS.between(price.until(), day) + 1;
    }

    private static Map<String, Double> numbers(Map<String, RecordedNumber> prices) {
        var numbers = new LinkedHashMap<String, Double>();
        prices.forEach((kind, price) -> numbers.put(kind, price.number()));
        return numbers;
    }

    private static Map<String, Double> past(
            List<RecordedNumber> all, Map<String, RecordedNumber> chosen) {
        var past = new LinkedHashMap<String, Double>();
        all.stream()
                .filter(price -> price.remark().equals(MAKER))
                .filter(price -> chosen.get(price.name()) != price)
                .forEach(
                        price ->
                                past.put(
                                        price.name()
                                                + " tokens from "
                                                + price.since()
                                                + (price.until() == null
                                                        ? ""
                                                        : " to " + price.until()),
                                        price.number()));
        return past;
    }

    private static Map<String, Double> resold(List<RecordedNumber> all) {
        var resold = new LinkedHashMap<String, Double>();
        all.stream()
                .filter(price -> !price.remark().equals(MAKER))
                .forEach(
                        price ->
                                resold.put(
                                        price.name()
                                                + " tokens at "
                                                + price.remark()
                                                + " from "
                                                + price.since(),
                                        price.number()));
        return resold;
    }

    private static boolean overlap(
            Map<String, RecordedNumber> own, Map<String, RecordedNumber> theirs) {
        return own.values().stream()
                .anyMatch(
                        one ->
                                theirs.values().stream()
                                        .anyMatch(
                                                other ->
                                                        (one.until() == null
                                                                        || other.since()
                                                                                .isBefore(
                                                                                        one
                                                                                                .until()))
                                                                && (other.until() == null
                                                                        || one.since()
                                                                                .isBefore(
                                                                                        other
                                                                                                .until()))));
    }
}
