package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.testsupport.ShippedRents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendPointsTest {

    private static final TrendPeriod ALWAYS = new TrendPeriod(null, null);

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

        var series = TrendPoints.firstPrices(prices, prices(PriceKind.BLENDED));

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
        var row = new ChipPrice();
        row.chip = chip;
        row.kind = "rental";
        row.commitment = "on-demand";
        row.usd = new BigDecimal("3.12");
        row.validFrom = LocalDate.of(2024, 1, 1);
        row.source = source("rents");
        var rents = chips("on-demand");

        var ofAll = TrendPoints.chipPrices(List.of(row), List.of(peak), null, rents, List.of());
        var ofOne = TrendPoints.chipPrices(List.of(row), List.of(peak), chip, rents, List.of());

        assertThat(ofAll.points().get(0).value()).isEqualTo(10);
        assertThat(ofAll.unit()).isEqualTo("USD/hour per PFLOP/s");
        assertThat(ofOne.points().get(0).value()).isEqualTo(3.12);
        assertThat(ofOne.unit()).isEqualTo("USD/chip-hour");
        assertThat(TrendPoints.chipPrices(List.of(row), List.of(), null, rents, List.of()).points())
                .isEmpty();
        assertThat(
                        TrendPoints.chipPrices(
                                        List.of(row),
                                        List.of(peak),
                                        chip,
                                        chips("1-year"),
                                        List.of())
                                .points())
                .isEmpty();
    }

    @Test
    void countsAVendorOnceHoweverManyRegionsItHas() {
        var h100 = ShippedRents.chip("nvidia-h100-sxm5-80gb");
        var rows =
                ShippedRents.rents().stream()
                        .filter(row -> row.chip.slug.equals(h100.slug))
                        .toList();

        var points =
                TrendPoints.chipPrices(rows, List.of(), h100, chips("on-demand"), List.of())
                        .points();

        var vendorsAndDays =
                rows.stream()
                        .filter(row -> row.commitment.equals("on-demand"))
                        .map(row -> row.vendor.slug + row.validFrom)
                        .distinct()
                        .count();
        assertThat(points).hasSize((int) vendorsAndDays);
        assertThat(points)
                .filteredOn(point -> point.on().equals(LocalDate.of(2025, 8, 28)))
                .singleElement()
                .satisfies(aws -> assertThat(aws.value()).isBetween(6.88, 9.4944));
    }

    private static List<String> slugs(TrendSeries series) {
        return series.points().stream().map(point -> point.subject().slug()).toList();
    }

    private static PriceTrendRequest prices(PriceKind kind) {
        return new PriceTrendRequest(
                null, null, kind, ALWAYS, new TrendSeries.Confidence(0.9, false));
    }

    private static ChipPriceTrendRequest chips(String commitment) {
        return new ChipPriceTrendRequest(
                "rental", null, commitment, ALWAYS, new TrendSeries.Confidence(0.9, false));
    }
}
