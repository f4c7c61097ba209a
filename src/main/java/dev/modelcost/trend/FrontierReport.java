package dev.modelcost.trend;

import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * The models that no other beats in price and score at once.
 *
 * @param x price
 * @param y score
 * @param priceKind input, output or blended (3 to 1), USD per million tokens at the maker's list
 * @param benchmark whose scores count; null if the record holds none
 * @param asOf day on which the prices hold
 * @param front by price; equals of a member are members
 * @param dominated the others, by price
 * @param note what is compared, or why the front is empty
 * @param sources of prices and scores
 */
public record FrontierReport(
        String x,
        String y,
        String priceKind,
        String benchmark,
        LocalDate asOf,
        List<Point> front,
        List<Point> dominated,
        String note,
        List<SourceRef> sources) {

    /**
     * A model.
     *
     * @param model which
     * @param usdPerMillionTokens its price
     * @param score higher is better
     */
    public record Point(Ref model, double usdPerMillionTokens, double score) {}
}
