package dev.modelcost.compare;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.modelcost.compare.CompareReport.TokenPriceRatio;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceComparisonTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 25);

    private final Model r1 = model("r1", "2025-01-20");
    private final Model o1 = model("o1", "2024-12-05");

    @Test
    void dividesEachKindOfTokensByTheSameKind() {
        var cheap = price(r1, "2025-01-20", "0.55", "2.19");
        cheap.cacheRead = new BigDecimal("0.14");
        var dear = price(o1, "2024-12-17", "15", "60");
        dear.cacheRead = new BigDecimal("7.5");

        var ratios = comparison(cheap, dear).ratios();

        assertThat(ratios)
                .extracting(TokenPriceRatio::kind)
                .containsExactly("cached-input", "input", "output");
        assertThat(ratios.get(0).times()).isCloseTo(53.57, within(0.01));
        assertThat(ratios.get(0).model().slug()).isEqualTo("o1");
        assertThat(ratios.get(0).over().name()).isEqualTo("Model r1");
        assertThat(ratios.get(2))
                .extracting(TokenPriceRatio::modelPrice, TokenPriceRatio::overPrice)
                .containsExactly(60.0, 2.19);
    }

    @Test
    void saysWhichKindOnlyOneModelIsSoldIn() {
        var cheap = price(r1, "2025-01-20", "0.55", "2.19");
        var dear = price(o1, "2024-12-17", "15", "60");
        dear.batchInput = new BigDecimal("7.5");

        var comparison = comparison(cheap, dear);

        assertThat(comparison.ratios())
                .extracting(TokenPriceRatio::kind, TokenPriceRatio::currency)
                .containsExactly(tuple("input", "USD"), tuple("output", "USD"));
        assertThat(comparison.notes())
                .containsExactly(
                        "There is a price of batch-input for Model o1 but none for Model r1, so the two are not compared.");
    }

    @Test
    void neverDividesCurrencies() {
        var yuan = price(r1, "2025-01-20", "4", "16");
        yuan.currency = "CNY";

        var comparison = comparison(yuan, price(o1, "2024-12-17", "15", "60"));

        assertThat(comparison.ratios()).isEmpty();
        assertThat(comparison.notes()).first().asString().contains("sold in USD", "in CNY");
    }

    @Test
    void saysSinceWhenThereArePrices() {
        var comparison =
                comparison(
                        price(r1, "2025-02-01", "0.55", "2.19"),
                        price(o1, "2024-12-17", "15", "60"));

        assertThat(comparison.of(r1)).isEmpty();
        assertThat(comparison.of(o1)).isPresent();
        assertThat(comparison.notes())
                .containsExactly(
                        "Model r1 has no recorded price at its maker on 2025-01-25; its prices run from 2025-02-01.");
    }

    private PriceComparison comparison(TokenPrice... rows) {
        return new PriceComparison(
                List.of(r1, o1),
                new MakerPrices(List.of(rows)),
                model ->
                        Stream.of(rows)
                                .filter(row -> row.model == model)
                                .map(row -> row.validFrom)
                                .min(Comparator.naturalOrder()),
                DAY,
                DAY);
    }
}
