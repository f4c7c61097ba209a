package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendPointsTest {

    @Test
    void takesThePriceThatWasSeenSoonAfterTheRelease() {
        var soon = model("soon", "2024-01-01");
        var late = model("late", "2024-01-01");
        var prices =
                new MakerPrices(
                        List.of(
                                price(soon, "2024-02-01", "1", "5"),
                                price(soon, "2024-06-01", "0.5", "2.5"),
                                price(late, "2024-03-02", "1", "5")));

        var series = TrendPoints.firstPrices(prices, PriceKind.BLENDED);

        assertThat(slugs(series)).containsExactly("soon");
        assertThat(series.points().get(0).value()).isEqualTo(2);
        assertThat(series.points().get(0).on()).isEqualTo("2024-02-01");
        assertThat(series.points().get(0).source().slug()).isEqualTo("prices");
    }

    @Test
    void dividesThePriceOfAChipByItsPeakUnlessItIsOfOneChip() {
        var chip = new Chip();
        chip.slug = "a100";
        chip.name = "A100";
        var peak = new ChipPeak();
        peak.chip = chip;
        peak.precision = "bf16";
        peak.denseFlopPerSecond = 312e12;
        var price =
                new ChipPriceHistory.Price(
                        chip, LocalDate.of(2024, 1, 1), 3.12, SourceRef.of(source("rents")));
        var rents = new ChipPriceTrendRequest.Prices("rental", "on-demand");

        var ofAll = TrendPoints.chipPrices(List.of(price), List.of(peak), null, rents);
        var ofOne = TrendPoints.chipPrices(List.of(price), List.of(peak), chip, rents);

        assertThat(ofAll.points().get(0).value()).isEqualTo(10);
        assertThat(ofAll.unit()).isEqualTo("USD/hour per PFLOP/s");
        assertThat(ofOne.points().get(0).value()).isEqualTo(3.12);
        assertThat(ofOne.unit()).isEqualTo("USD/chip-hour");
        assertThat(TrendPoints.chipPrices(List.of(price), List.of(), null, rents).points())
                .isEmpty();
    }

    private static List<String> slugs(TrendSeries series) {
        return series.points().stream().map(point -> point.subject().slug()).toList();
    }
}
