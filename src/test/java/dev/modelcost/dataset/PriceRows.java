package dev.modelcost.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices of chips and of tokens: their size, and that one series has one price at a time. */
final class PriceRows {

    private static final List<String> TOKEN_PRICES =
            List.of(
                    "input",
                    "output",
                    "cache_read",
                    "cache_write",
                    "cache_write_1h",
                    "batch_input",
                    "batch_output",
                    "batch_cache_read");

    /**
     * Of a model's input price at its other sellers: beyond it, somebody's decimal point slipped.
     */
    private static final double SLIP = 8;

    private static final int SELLERS_TO_COMPARE = 3;

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
        for (var price : tables.of("unit_price")) {
            complaints.range(price, "price", 0, 1000);
        }
        amongSiblings(complaints);
        underEveryName(complaints);
        retirements(complaints);
        oneAtATime(
                tables.of("token_price"),
                price ->
                        List.of(
                                        "provider",
                                        "provider_model",
                                        "tier",
                                        "prompt_tokens_above",
                                        "daily_from",
                                        "weekdays",
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
        notAbove(price, "batch_cache_read", "cache_read", complaints);
        notAbove(price, "input", "cache_write_1h", complaints);
        notAbove(price, "batch_input", "input", complaints);
        notAbove(price, "batch_output", "output", complaints);
        complaints.unless(TOKEN_PRICES.stream().anyMatch(price::has), price, "has no price in it");
        complaints.unless(
                !price.has("input")
                        || !price.has("output")
                        || price.number("output") >= price.number("input")
                        || price.has("remark"),
                price,
                "output %s is below input %s, and no remark says why",
                price.get("output"),
                price.get("input"));
        complaints.unless(
                price.has("last_seen_on") || price.has("valid_to"),
                price,
                "is open, and nothing says when it was last seen");
        complaints.unless(
                price.has("daily_from") == price.has("time_zone"),
                price,
                "a window has a time zone");
    }

    /**
     * A price far from what the same model costs elsewhere on its day is a slip or has a reason.
     */
    private void amongSiblings(Complaints complaints) {
        tables.of("token_price").stream()
                .filter(price -> price.has("model") && price.number("input") > 0)
                .filter(price -> price.get("tier").equals("standard"))
                .filter(price -> price.get("prompt_tokens_above").equals("0"))
                .filter(price -> !price.has("daily_from"))
                .collect(Collectors.groupingBy(price -> price.get("model")))
                .values()
                .forEach(prices -> slips(prices, complaints));
    }

    private static void slips(List<Line> prices, Complaints complaints) {
        for (var column : List.of("input", "output")) {
            for (var price : prices) {
                var others =
                        prices.stream()
                                .filter(
                                        other ->
                                                !other.get("provider")
                                                        .equals(price.get("provider")))
                                .filter(other -> other.number(column) > 0)
                                .toList();
                var sellers =
                        others.stream().map(other -> other.get("provider")).distinct().count();
                if (sellers < SELLERS_TO_COMPARE || !(price.number(column) > 0)) {
                    continue;
                }
                var most = others.stream().mapToDouble(other -> other.number(column)).max();
                var least = others.stream().mapToDouble(other -> other.number(column)).min();
                complaints.unless(
                        price.number(column) <= most.getAsDouble() * SLIP
                                        && price.number(column) * SLIP >= least.getAsDouble()
                                || price.has("remark"),
                        price,
                        "%s %s is far from what others charge, %s to %s, and no remark says why",
                        column,
                        price.get(column),
                        least.getAsDouble(),
                        most.getAsDouble());
            }
        }
    }

    /**
     * A model's name, its dated name and its alias are one product: of two prices that are told of
     * it the newer counts, unless a remark says why they differ.
     */
    private void underEveryName(Complaints complaints) {
        tables.of("token_price").stream()
                .filter(price -> price.has("model") && !price.has("valid_to"))
                .filter(price -> !price.has("daily_from"))
                .collect(
                        Collectors.groupingBy(
                                price ->
                                        List.of(
                                                price.get("provider"),
                                                price.get("model"),
                                                price.get("tier"),
                                                price.get("prompt_tokens_above"),
                                                undated(price.get("provider_model")))))
                .values()
                .forEach(
                        prices -> {
                            for (var price : prices) {
                                var first = prices.get(0);
                                complaints.unless(
                                        price.get("input").equals(first.get("input"))
                                                        && price.get("output")
                                                                .equals(first.get("output"))
                                                || price.has("remark")
                                                || first.has("remark"),
                                        price,
                                        "costs something else than %s, another name of it",
                                        first.slug());
                            }
                        });
    }

    private static String undated(String name) {
        return name.replaceFirst("[-@](latest|\\d{8}|\\d{4}(-\\d{2}-\\d{2})?)$", "");
    }

    /** No price holds under a name that its provider does not sell any more. */
    private void retirements(Complaints complaints) {
        var ends =
                tables.of("model_retirement").stream()
                        .collect(
                                Collectors.toMap(
                                        end ->
                                                end.get("provider")
                                                        + " "
                                                        + end.get("provider_model"),
                                        end -> end.get("retires_on")));
        for (var table : List.of("token_price", "unit_price")) {
            for (var price : tables.of(table)) {
                var end = ends.get(price.get("provider") + " " + price.get("provider_model"));
                complaints.unless(
                        end == null
                                || price.has("valid_to")
                                        && price.get("valid_to").compareTo(end) <= 0,
                        price,
                        "holds on after %s, when the name is retired",
                        end);
            }
        }
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
                                            .sorted(
                                                    Comparator.comparing(
                                                            r -> EveryRow.moment(r, "valid_from")))
                                            .toList();
                            for (int i = 1; i < ordered.size(); i++) {
                                var earlier = ordered.get(i - 1);
                                complaints.unless(
                                        earlier.has("valid_to")
                                                && EveryRow.moment(earlier, "valid_to")
                                                                .compareTo(
                                                                        EveryRow.moment(
                                                                                ordered.get(i),
                                                                                "valid_from"))
                                                        <= 0,
                                        earlier,
                                        "still holds when %s begins",
                                        ordered.get(i).slug());
                            }
                        });
    }
}
