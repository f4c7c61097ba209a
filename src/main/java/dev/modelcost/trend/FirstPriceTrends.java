package dev.modelcost.trend;

import dev.modelcost.store.KeptResults;
import java.time.LocalDate;
import java.util.List;

/**
 * The trends of the first prices of models, which are looked for among all prices, so that they are
 * found once for an edition of the record, for all periods.
 */
final class FirstPriceTrends {

    /** Of points: one for each model. */
    private static final long ROOM = 10_000;

    private static final KeptResults<PriceKind, TrendPast> KEPT =
            new KeptResults<>(
                    kind -> TrendPast.of(TrendPoints.firstPrices(kind)), TrendPast::size, ROOM);

    private FirstPriceTrends() {}

    /**
     * @param today in UTC
     */
    static TrendReport of(PriceTrendRequest asked, LocalDate today) {
        return KEPT.of(asked.kind())
                .report(asked.period(), today, List.of(), asked.confidence(), asked.limit());
    }
}
