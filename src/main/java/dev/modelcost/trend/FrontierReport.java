package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models that no other beats in price and score at once.
 *
 * @param x what should be low: price
 * @param y what should be high: score
 * @param priceKind kind of tokens whose price counts: blended (three parts input to one part
 *     output), input or output
 * @param benchmark whose scores count; null if the record holds none
 * @param asOf day on which the prices hold
 * @param front the models that none beats, by price; of several with the same price and score, all
 * @param dominated the other models, by price
 * @param note what is compared, or why the front is empty
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param sources of prices and scores
 */
public record FrontierReport(
        String x,
        String y,
        @OneOf(PriceKind.class) String priceKind,
        @Nullable String benchmark,
        LocalDate asOf,
        List<Candidate> front,
        List<Candidate> dominated,
        String note,
        List<String> assumed,
        List<SourceRef> sources) {

    /**
     * A model with its price and score.
     *
     * @param model that is compared
     * @param usdPerMillionTokens list price by its maker, in USD per million tokens
     * @param score in the unit of the benchmark; higher is better
     */
    public record Candidate(Ref model, Estimate usdPerMillionTokens, double score) {}
}
