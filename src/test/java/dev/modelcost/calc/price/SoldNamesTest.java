package dev.modelcost.calc.price;

import static dev.modelcost.calc.price.Rows.NOON;
import static dev.modelcost.calc.price.Rows.prices;
import static dev.modelcost.calc.price.Rows.row;
import static dev.modelcost.calc.price.Rows.with;
import static dev.modelcost.calc.price.SoldNames.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.price.SoldNames.Offer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** GPT-5.4 under its two names, of which the record knows more under the short one. */
class SoldNamesTest {

    private static final String SHORT = "gpt-5.4";
    private static final String DATED = "gpt-5.4-2026-03-05";

    private static final Offer LONG_PROMPTS =
            new Offer(SHORT, STANDARD, row(272_000, null, prices("5", "22.5")));
    private static final Offer BASE =
            new Offer(SHORT, STANDARD, with(row("2.5", "15"), Charge.CACHE_READ, "0.25"));
    private static final Offer FLEX = new Offer(SHORT, "flex", row("1.25", "7.5"));
    private static final Offer DATED_BASE = new Offer(DATED, STANDARD, row("2.5", "15"));
    private static final SoldNames SOLD =
            new SoldNames(List.of(DATED_BASE, LONG_PROMPTS, FLEX, BASE));

    @Test
    void aNameTakesTheTiersOfAnotherWithTheSamePrices() {
        var table = SOLD.table(DATED, STANDARD, null);

        assertThat(table.rowFor(272_001, NOON).input()).isEqualByComparingTo("5");
        assertThat(table.rowFor(272_000, NOON).input()).isEqualByComparingTo("2.5");
        assertThat(table.remarks())
                .singleElement()
                .asString()
                .contains("above 272,000 tokens", "that of gpt-5.4,");
    }

    @Test
    void aNameTakesThePricesThatItsRowLacks() {
        assertThat(SOLD.table(DATED, STANDARD, null).rowFor(10, NOON).cacheRead())
                .isEqualByComparingTo("0.25");
    }

    @Test
    void aNameTakesAServiceTierOfAnother() {
        assertThat(SOLD.has(DATED, "flex")).isTrue();
        assertThat(SOLD.table(DATED, "flex", null).rowFor(10, NOON).input())
                .isEqualByComparingTo("1.25");
        assertThat(SOLD.has(DATED, "priority")).isFalse();
    }

    @Test
    void anotherProductUnderAnotherNameKeepsItsPrices() {
        var fast = new Offer("gpt-5.4-fast", STANDARD, row("30", "150"));
        var sold = new SoldNames(List.of(BASE, LONG_PROMPTS, FLEX, fast));

        assertThat(sold.table("gpt-5.4-fast", STANDARD, null).rows()).containsExactly(fast.row());
        assertThat(sold.has("gpt-5.4-fast", "flex")).isFalse();
    }

    @Test
    void theShortestNameComesFirst() {
        assertThat(SOLD.names(STANDARD)).containsExactly(SHORT, DATED);
        assertThat(SOLD.names("flex")).containsExactly(SHORT);
    }

    @Test
    void aNameOfWhichOnlySearchesArePricedComesLast() {
        var searches =
                new Offer(
                        "gpt-5",
                        STANDARD,
                        new PriceRow(
                                "search",
                                0,
                                null,
                                "USD",
                                Map.of(
                                        Charge.SEARCH,
                                        new PriceRow.Quote(new BigDecimal("0.01"), null))));

        assertThat(new SoldNames(List.of(searches, DATED_BASE)).names(STANDARD))
                .containsExactly(DATED, "gpt-5");
    }
}
