package dev.modelcost.trend;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.store.KeptResults;
import org.jspecify.annotations.Nullable;

/**
 * The lines through prices of chips. The prices are the whole past, which grows, so that each line
 * is fitted once for an edition of the record.
 */
final class ChipPriceTrends {

    /**
     * All that a line depends on.
     *
     * @param chip slug; null for all
     */
    private record Asked(ChipPriceTrendRequest.Prices prices, @Nullable String chip) {

        private FittedSeries fit() {
            var one = chip == null ? null : Chip.TABLE.bySlug(chip).orElseThrow();
            var rows = ChipPriceHistory.of(prices, one);
            var peaks =
                    rows.stream()
                            .map(ChipPriceHistory.Price::chip)
                            .distinct()
                            .flatMap(each -> ChipPeak.of(each).stream())
                            .toList();
            return FittedSeries.of(TrendPoints.chipPrices(rows, peaks, one, prices));
        }
    }

    /** Of points: some megabytes. */
    private static final long ROOM = 50_000;

    private static final KeptResults<Asked, FittedSeries> KEPT =
            new KeptResults<>(Asked::fit, fitted -> 1 + fitted.series().points().size(), ROOM);

    private ChipPriceTrends() {}

    /**
     * @param chip null for all
     */
    static FittedSeries of(ChipPriceTrendRequest.Prices prices, @Nullable Chip chip) {
        return KEPT.of(new Asked(prices, chip == null ? null : chip.slug));
    }
}
