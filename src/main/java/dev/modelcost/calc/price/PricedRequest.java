package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cost of a number of equal requests with what makes it comparable: prices per million tokens,
 * and words. Prices are in the currency of the cost.
 *
 * @param cost of one request
 * @param requests how many of them
 * @param total of all requests
 * @param perMillionTokens cost per million tokens of this request, prompt and output together; null
 *     without tokens
 * @param blended three parts input to one part output; null if one of the two prices is unknown
 * @param cacheAwareInput of the prompt at its share of cached tokens; null without a prompt, a
 *     price of input or one of cache reads
 * @param promptWords words that the prompt stands for
 * @param outputWords words that the output stands for
 * @param steps how all of it was computed
 */
public record PricedRequest(
        RequestCost cost,
        long requests,
        double total,
        Double perMillionTokens,
        BlendedPrice blended,
        BlendedPrice cacheAwareInput,
        double promptWords,
        double outputWords,
        List<Step> steps) {

    public PricedRequest {
        Require.positive("requests", requests);
        Require.notNegative("prompt words", promptWords);
        Require.notNegative("output words", outputWords);
        steps = List.copyOf(steps);
    }

    /**
     * @param cost of {@code use}
     * @param requests how many equal requests; each is priced by its own length
     */
    public static PricedRequest of(
            RequestCost cost, TokenUse use, long requests, WordsPerToken words) {
        var row = cost.row();
        var blended = blended(row);
        var cacheAware = cacheAwareInput(row, use);
        var outputWords = words.words(use.outputTokens());
        var total = cost.amount() * requests;
        var steps = new ArrayList<>(cost.steps());
        if (requests > 1) {
            steps.add(
                    Step.of(
                            "All requests",
                            "request x requests",
                            total,
                            cost.currency(),
                            Input.of("request", cost.amount(), cost.currency()),
                            Input.of("requests", requests, "request")));
        }
        Stream.of(blended, cacheAware)
                .filter(price -> price != null)
                .forEach(price -> steps.addAll(price.steps()));
        steps.add(
                Step.of(
                        "Words of the output",
                        "tokens x words per token",
                        outputWords,
                        "word",
                        Input.of("tokens", use.outputTokens(), "token"),
                        new Input("words per token", words.value(), "word", words.source())));
        var tokens = (double) use.promptTokens() + use.outputTokens();
        return new PricedRequest(
                cost,
                requests,
                total,
                tokens == 0 ? null : (Double) (cost.amount() / tokens * 1e6),
                blended,
                cacheAware,
                words.words(use.promptTokens()),
                outputWords,
                steps);
    }

    private static BlendedPrice blended(PriceRow row) {
        return row.input() == null || row.output() == null
                ? null
                : BlendedPrice.threeToOne(
                        row.input(), row.output(), row.currency(), row.source(Charge.INPUT));
    }

    private static BlendedPrice cacheAwareInput(PriceRow row, TokenUse use) {
        return row.input() == null || row.cacheRead() == null || use.promptTokens() == 0
                ? null
                : BlendedPrice.cacheAwareInput(
                        row.input(),
                        row.cacheRead(),
                        (double) use.cachedTokens() / use.promptTokens(),
                        row.currency(),
                        row.source(Charge.INPUT));
    }
}
