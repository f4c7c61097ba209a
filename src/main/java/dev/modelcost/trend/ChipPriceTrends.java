package dev.modelcost.trend;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.store.KeptResults;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trends of the prices of chips. The prices are the whole past, which grows, so that they are
 * read and put in order once for an edition of the record, for all periods.
 */
final class ChipPriceTrends {

    /**
     * What is read at once.
     *
     * @param chip slug; null for all
     */
    private record Asked(ChipPriceTrendRequest.Prices prices, @Nullable String chip) {

        private TrendPast read() {
            var one = chip == null ? null : Chip.TABLE.bySlug(chip).orElseThrow();
            var rows = ChipPriceHistory.of(prices, one);
            var peaks =
                    rows.stream()
                            .map(ChipPriceHistory.Price::chip)
                            .distinct()
                            .flatMap(each -> ChipPeak.of(each).stream())
                            .toList();
            return TrendPast.of(TrendPoints.chipPrices(rows, peaks, one, prices));
        }
    }

    /** Of points: some megabytes. */
    private static final long ROOM = 50_000;

    private static final KeptResults<Asked, TrendPast> KEPT =
            new KeptResults<>(Asked::read, TrendPast::size, ROOM);

    private ChipPriceTrends() {}

    /**
     * @param chip null for all
     * @param today in UTC
     * @param taken what names in the question were taken for
     */
    static TrendReport of(
            ChipPriceTrendRequest asked, @Nullable Chip chip, LocalDate today, List<String> taken) {
        return KEPT.of(new Asked(asked.prices(), chip == null ? null : chip.slug))
                .report(asked.period(), today, taken, asked.confidence(), asked.limit());
    }
}
