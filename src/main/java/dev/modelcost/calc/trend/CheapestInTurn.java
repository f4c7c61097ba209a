package dev.modelcost.calc.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The price of equal quality over time. */
public final class CheapestInTurn {

    /** By date, the cheapest first. */
    public static final Comparator<ScoredPrice> ORDER =
            Comparator.comparing(ScoredPrice::on)
                    .thenComparingDouble(ScoredPrice::usdPerMillionTokens)
                    .thenComparing(ScoredPrice::model);

    private CheapestInTurn() {}

    /**
     * The models that were the cheapest at or above a score, each from the day on which it became
     * the cheapest, by date.
     *
     * @param prices in any order, soonest done with in {@link #ORDER}; those below the score are
     *     left out
     * @param price what is compared
     */
    public static <P> List<P> of(
            Collection<P> prices, Function<P, ScoredPrice> price, double score) {
        var records = new ArrayList<P>();
        prices.stream()
                .filter(each -> price.apply(each).score() >= score)
                .sorted(Comparator.comparing(price, ORDER))
                .filter(
                        each ->
                                records.isEmpty()
                                        || price.apply(each).usdPerMillionTokens()
                                                < price.apply(records.get(records.size() - 1))
                                                        .usdPerMillionTokens())
                .forEachOrdered(records::add);
        return List.copyOf(records);
    }
}
