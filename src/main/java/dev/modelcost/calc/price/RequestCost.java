package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request costs at published prices.
 *
 * @param amount in {@code currency}
 * @param currency ISO 4217
 * @param row by which it was charged
 * @param inferred how prices were found that the row lacks, in sentences
 * @param steps how it was computed
 */
public record RequestCost(
        double amount, String currency, PriceRow row, List<String> inferred, List<Step> steps) {

    public RequestCost {
        Require.notNegative("amount", amount);
        inferred = List.copyOf(inferred);
        steps = List.copyOf(steps);
    }

    /**
     * @param utc moment of the request
     * @throws IllegalArgumentException if the table has no row for the request, or no price for
     *     something that it uses
     */
    public static RequestCost of(PriceTable table, TokenUse use, LocalDateTime utc) {
        var row = table.rowFor(use.promptTokens(), utc);
        return new Bill(row, new ChargedPrices(table, row), use.batch()).of(use);
    }

    /** The parts of a bill as they are added up. */
    private static final class Bill {

        private final PriceRow row;
        private final ChargedPrices prices;
        private final boolean batch;
        private final List<Step> steps = new ArrayList<>();
        private final Map<Charge, String> inferred = new LinkedHashMap<>();

        Bill(PriceRow row, ChargedPrices prices, boolean batch) {
            this.row = row;
            this.prices = prices;
            this.batch = batch;
        }

        RequestCost of(TokenUse use) {
            var total =
                    part(
                                    "Prompt",
                                    use.plainPromptTokens(),
                                    batch ? Charge.BATCH_INPUT : Charge.INPUT)
                            + cached("Cached prompt", use.cachedTokens(), Charge.CACHE_READ)
                            + cached(
                                    "Prompt written to the cache",
                                    use.cacheWriteTokens(),
                                    Charge.CACHE_WRITE)
                            + cached(
                                    "Prompt written to the cache for an hour",
                                    use.cacheWrite1hTokens(),
                                    Charge.CACHE_WRITE_1H)
                            + part(
                                    "Output",
                                    use.plainOutputTokens(),
                                    batch ? Charge.BATCH_OUTPUT : Charge.OUTPUT);
            for (var other : use.others().entrySet()) {
                total += part(title(other.getKey()), other.getValue(), other.getKey());
            }
            if (row.price(Charge.REQUEST) != null) {
                total += part("Fee of the request", 1, Charge.REQUEST);
            }
            var parts =
                    steps.stream()
                            .map(step -> Input.of(step.step(), step.value(), step.unit()))
                            .toList();
            steps.add(Step.sum("Request", total, row.currency(), parts));
            var sentences = new ArrayList<String>();
            inferred.forEach(
                    (charge, how) ->
                            sentences.add("Price of %ss: %s.".formatted(charge.words(), how)));
            return new RequestCost(total, row.currency(), row, sentences, steps);
        }

        private double cached(String name, long tokens, Charge charge) {
            return tokens == 0
                    ? 0
                    : add(
                            name,
                            tokens,
                            charge,
                            batch
                                    ? prices.inBatch(charge).orElse(null)
                                    : prices.of(charge).orElse(null));
        }

        private double part(String name, double amount, Charge charge) {
            return amount == 0 ? 0 : add(name, amount, charge, prices.of(charge).orElse(null));
        }

        private double add(String name, double amount, Charge charge, ChargedPrice price) {
            if (price == null) {
                throw new IllegalArgumentException(
                        "the record has no price of %ss".formatted(charge.words()));
            }
            if (price.inferred() != null) {
                inferred.put(
                        charge,
                        "%s %s per %s: %s"
                                .formatted(
                                        price.perCount().stripTrailingZeros().toPlainString(),
                                        row.currency(),
                                        charge.count() == 1
                                                ? charge.unit()
                                                : "million " + charge.unit() + "s",
                                        price.inferred()));
            }
            var cost = amount * price.perCount().doubleValue() / charge.count();
            var named = charge.words() + " price" + (price.inferred() == null ? "" : " (inferred)");
            var counted = charge.unit() + "s";
            steps.add(
                    Step.of(
                            name,
                            counted + " x " + named + (charge.count() == 1 ? "" : " / 1e6"),
                            cost,
                            row.currency(),
                            Input.of(counted, amount, charge.unit()),
                            new Input(
                                    named,
                                    price.perCount().doubleValue(),
                                    row.currency() + "/" + charge.priceUnit(),
                                    price.source())));
            return cost;
        }

        private static String title(Charge charge) {
            var words = charge.words() + "s";
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }
}
