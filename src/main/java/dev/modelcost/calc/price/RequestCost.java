package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request costs at published prices.
 *
 * @param amount in {@code currency}
 * @param currency ISO 4217
 * @param row by which it was charged
 * @param steps how it was computed
 */
public record RequestCost(double amount, String currency, PriceRow row, List<Step> steps) {

    public RequestCost {
        Require.notNegative("amount", amount);
        steps = List.copyOf(steps);
    }

    /**
     * Where there is no price for cached or cache-write tokens, they are charged like other prompt
     * tokens, and a step says so.
     *
     * @throws IllegalArgumentException if the table has no row for the request, or the row has no
     *     price for some of its tokens
     */
    public static RequestCost of(PriceTable table, TokenUse use, LocalTime utc) {
        var row = table.rowFor(use.promptTokens(), utc);
        var steps = new ArrayList<Step>();
        var input = use.batch() ? row.batchInput() : row.input();
        var total =
                part(
                                steps,
                                row,
                                "Prompt",
                                use.plainPromptTokens(),
                                use.batch() ? "batch input" : "input",
                                input)
                        + cachePart(
                                steps,
                                row,
                                "Cached prompt",
                                use.cachedTokens(),
                                "cache read",
                                row.cacheRead())
                        + cachePart(
                                steps,
                                row,
                                "Prompt written to the cache",
                                use.cacheWriteTokens(),
                                "cache write",
                                row.cacheWrite())
                        + part(
                                steps,
                                row,
                                "Output",
                                use.outputTokens(),
                                use.batch() ? "batch output" : "output",
                                use.batch() ? row.batchOutput() : row.output());
        var parts =
                steps.stream()
                        .map(step -> Input.of(step.step(), step.value(), step.unit()))
                        .toList();
        steps.add(Step.sum("Request", total, row.currency(), parts));
        return new RequestCost(total, row.currency(), row, steps);
    }

    private static double cachePart(
            List<Step> steps,
            PriceRow row,
            String name,
            long tokens,
            String priceName,
            BigDecimal price) {
        return price == null
                ? part(
                        steps,
                        row,
                        name,
                        tokens,
                        "input",
                        " (no price of " + priceName + " is published)",
                        row.input())
                : part(steps, row, name, tokens, priceName, price);
    }

    private static double part(
            List<Step> steps,
            PriceRow row,
            String name,
            long tokens,
            String priceName,
            BigDecimal price) {
        return part(steps, row, name, tokens, priceName, "", price);
    }

    private static double part(
            List<Step> steps,
            PriceRow row,
            String name,
            long tokens,
            String priceName,
            String remark,
            BigDecimal price) {
        if (tokens == 0) {
            return 0;
        }
        if (price == null) {
            throw new IllegalArgumentException("no price of " + priceName + " is published");
        }
        var amount = tokens * price.doubleValue() / 1e6;
        var named = priceName + " price" + remark;
        steps.add(
                Step.of(
                        name,
                        "tokens x " + named + " / 1e6",
                        amount,
                        row.currency(),
                        Input.of("tokens", tokens, "token"),
                        new Input(
                                named,
                                price.doubleValue(),
                                row.currency() + "/Mtoken",
                                row.source())));
        return amount;
    }
}
