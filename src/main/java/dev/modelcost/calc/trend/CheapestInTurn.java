package dev.modelcost.calc.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The price of equal quality over time. */
public final class CheapestInTurn {

    /** By date, of one day the cheapest first. */
    public static final Comparator<ScoredPrice> ORDER =
            Comparator.comparing(ScoredPrice::on)
                    .thenComparingDouble(ScoredPrice::usdPerMillionTokens)
                    .thenComparing(ScoredPrice::model);

    private CheapestInTurn() {}

    /**
     * The models that were the cheapest at or above a score, each from the day on which it became
     * the cheapest, by date.
     *
     * @param prices in any order; those below the score are left out
     */
    public static List<ScoredPrice> of(List<ScoredPrice> prices, double score) {
        return ofOrdered(prices.stream().sorted(ORDER).toList(), Function.identity(), score);
    }

    /**
     * The same of prices that are in {@link #ORDER} already.
     *
     * @param price what is compared
     */
    public static <P> List<P> ofOrdered(
            List<P> prices, Function<P, ScoredPrice> price, double score) {
        var records = new ArrayList<P>();
        double cheapest = Double.POSITIVE_INFINITY;
        for (var each : prices) {
            var compared = price.apply(each);
            if (compared.score() >= score && compared.usdPerMillionTokens() < cheapest) {
                cheapest = compared.usdPerMillionTokens();
                records.add(each);
            }
        }
        return List.copyOf(records);
    }
}
