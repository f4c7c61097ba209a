package dev.modelcost.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices of chips and of tokens: their size, and that one series has one price at a time. */
final class PriceRows {

    private static final List<String> TOKEN_PRICES =
            List.of("input", "output", "cache_read", "cache_write", "batch_input", "batch_output");

    /** What tells one vendor's offer of a chip from another. */
    private static final List<String> OFFER =
            List.of("chip", "vendor", "instance", "chips_per_instance", "region", "commitment");

    private final Tables tables;

    PriceRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        for (var price : tables.of("chip_price")) {
            var usd = price.number("usd");
            if (price.get("kind").equals("rental")) {
                complaints.unless(usd > 0 && usd <= 200, price, "rents at %s USD/h", usd);
                complaints.unless(price.has("commitment"), price, "has no commitment");
                complaints.unless(
                        !price.has("fabric")
                                || price.get("fabric").equals("ici")
                                || price.has("chips_per_instance")
                                        && price.number("chips_per_instance") > 1,
                        price,
                        "joins how many chips?");
            } else {
                complaints.unless(usd > 0 && usd <= 5e6, price, "sells at %s USD", usd);
                complaints.unless(price.has("unit"), price, "is for a chip or a server?");
            }
            complaints.unless(
                    price.has("last_seen_on")
                            && price.get("last_seen_on").compareTo(price.get("valid_from")) >= 0
                            && (!price.has("valid_to")
                                    || price.get("last_seen_on").compareTo(price.get("valid_to"))
                                            < 0),
                    price,
                    "was seen on %s, when it did not hold",
                    price.get("last_seen_on"));
            complaints.unless(
                    price.slug().endsWith("-" + price.get("valid_from")),
                    price,
                    "the slug does not end with the day the price begins");
        }
        // A purchase price is one seller's quotation: the sellers are not in the record, and two
        // may quote on the same day.
        var rents =
                tables.of("chip_price").stream()
                        .filter(price -> price.get("kind").equals("rental"))
                        .toList();
        oneAtATime(
                rents,
                price -> price.slug().replaceFirst("-\\d{4}-\\d{2}-\\d{2}$", ""),
                complaints);
        oneAtATime(
                rents,
                price -> OFFER.stream().map(price::get).collect(Collectors.joining("|")),
                complaints);
        for (var price : tables.of("token_price")) {
            tokenPrice(price, complaints);
        }
        oneAtATime(
                tables.of("token_price"),
                price ->
                        List.of(
                                        "provider",
                                        "provider_model",
                                        "tier",
                                        "prompt_tokens_above",
                                        "daily_from_utc",
                                        "currency")
                                .stream()
                                .map(price::get)
                                .collect(Collectors.joining("|")),
                complaints);
    }

    private static void tokenPrice(Line price, Complaints complaints) {
        for (var column : TOKEN_PRICES) {
            complaints.range(price, column, 0, 1000);
        }
        notAbove(price, "cache_read", "input", complaints);
        notAbove(price, "batch_input", "input", complaints);
        notAbove(price, "batch_output", "output", complaints);
        complaints.unless(TOKEN_PRICES.stream().anyMatch(price::has), price, "has no price in it");
    }

    private static void notAbove(Line price, String lower, String upper, Complaints complaints) {
        complaints.unless(
                !price.has(lower)
                        || !price.has(upper)
                        || price.number(lower) <= price.number(upper),
                price,
                "%s %s is above %s %s",
                lower,
                price.get(lower),
                upper,
                price.get(upper));
    }

    private static void oneAtATime(
            List<Line> prices, Function<Line, String> series, Complaints complaints) {
        prices.stream()
                .collect(Collectors.groupingBy(series))
                .values()
                .forEach(
                        rows -> {
                            var ordered =
                                    rows.stream()
                                            .sorted(Comparator.comparing(r -> r.get("valid_from")))
                                            .toList();
                            for (int i = 1; i < ordered.size(); i++) {
                                var earlier = ordered.get(i - 1);
                                complaints.unless(
                                        earlier.has("valid_to")
                                                && earlier.get("valid_to")
                                                                .compareTo(
                                                                        ordered.get(i)
                                                                                .get("valid_from"))
                                                        <= 0,
                                        earlier,
                                        "still holds when %s begins",
                                        ordered.get(i).slug());
                            }
                        });
    }
}
