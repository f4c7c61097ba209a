package dev.modelcost.calc.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The price of equal quality over time. */
public final class CheapestInTurn {

    private CheapestInTurn() {}

    /**
     * The models that were the cheapest at or above a score, each from the day on which it became
     * the cheapest, by date.
     *
     * @param prices in any order; those below the score are left out
     */
    public static List<ScoredPrice> of(List<ScoredPrice> prices, double score) {
        var records = new ArrayList<ScoredPrice>();
        prices.stream()
                .filter(price -> price.score() >= score)
                .sorted(
                        Comparator.comparing(ScoredPrice::on)
                                .thenComparingDouble(ScoredPrice::usdPerMillionTokens)
                                .thenComparing(ScoredPrice::model))
                .filter(
                        price ->
                                records.isEmpty()
                                        || price.usdPerMillionTokens()
                                                < records.get(records.size() - 1)
                                                        .usdPerMillionTokens())
                .forEachOrdered(records::add);
        return List.copyOf(records);
    }
}
