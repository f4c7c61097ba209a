package dev.modelcost.calc.price;

import static dev.modelcost.calc.price.Rows.NOON;
import static dev.modelcost.calc.price.Rows.prices;
import static dev.modelcost.calc.price.Rows.row;
import static dev.modelcost.calc.price.Rows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.price.BillingRule.BatchCache;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What vendors publish of cache and batch, as their rules give it. */
class ChargedPricesTest {

    private static final Offset<Double> TINY = within(1e-12);
    private static final BillingRule ANTHROPIC =
            new BillingRule("Anthropic", 1.25, 2.0, 0.5, BatchCache.STACKS, "anthropic");
    private static final BillingRule GOOGLE =
            new BillingRule("Google", null, null, 0.5, BatchCache.SEPARATE, "google");

    private static final PriceRow SONNET = with(row("3", "15"), Charge.CACHE_READ, "0.3");
    private static final PriceRow GPT_5 = with(row("1.25", "10"), Charge.CACHE_READ, "0.125");

    @Test
    void anthropicWritesCostAQuarterMoreForMinutesAndTwiceForAnHour() {
        var cost =
                cost(
                        List.of(SONNET),
                        ANTHROPIC,
                        new TokenUse(200_000, 0, 100_000, 100_000, 0, Map.of(), false));

        assertThat(cost.amount()).isCloseTo(0.375 + 0.6, TINY);
        assertThat(cost.inferred())
                .containsExactly(
                        "Price of cache writes: 3.75 USD per million tokens: 1.25 times the price of input, by the rule of Anthropic.",
                        "Price of one-hour cache writes: 6 USD per million tokens: 2 times the price of input, by the rule of Anthropic.");
    }

    @Test
    void anAnthropicBatchCostsHalfOfEverything() {
        var use = new TokenUse(400_000, 100_000, 100_000, 100_000, 10_000, Map.of(), true);

        assertThat(cost(List.of(SONNET), ANTHROPIC, use).amount())
                .isCloseTo((0.3 + 0.03 + 0.375 + 0.6 + 0.15) / 2, TINY);
    }

    @Test
    void cachedTokensOfAGoogleBatchCostWhatTheyCostOutsideOfOne() {
        var gemini = with(row("1.25", "10"), Charge.CACHE_READ, "0.125");
        var use = TokenUse.cached(1_000_000, 400_000, 0, 0).inBatch();

        assertThat(cost(List.of(gemini), GOOGLE, use).amount())
                .isCloseTo(0.6 * 0.625 + 0.4 * 0.125, TINY);
    }

    @Test
    void cachedTokensOfABatchGetNoDiscountThatNobodyKnowsOf() {
        var row = with(with(GPT_5, Charge.BATCH_INPUT, "0.625"), Charge.BATCH_OUTPUT, "5");
        var cost = cost(List.of(row), null, TokenUse.cached(1_000_000, 400_000, 0, 0).inBatch());

        assertThat(cost.amount()).isCloseTo(0.625, TINY);
        assertThat(cost.inferred()).singleElement().asString().contains("does not know whether");
    }

    @Test
    void givenPricesOfCacheAndBatchAddUp() {
        var given =
                with(
                        with(
                                with(row("2", "8"), Charge.CACHE_READ, "0.5"),
                                Charge.BATCH_INPUT,
                                "1"),
                        Charge.BATCH_OUTPUT,
                        "4");
        var cost =
                cost(
                        List.of(given),
                        BillingRule.ofGivenPrices(),
                        TokenUse.cached(1_000_000, 500_000, 0, 0).inBatch());

        assertThat(cost.amount()).isCloseTo(0.5 * 1 + 0.5 * 0.25, TINY);
    }

    @Test
    void aTierWithoutACachePriceTakesTheStandardTiersRatio() {
        var flex = PriceRow.of("flex", 0, null, "USD", prices("0.625", "5"), "list");
        var table = new PriceTable(List.of(flex), GPT_5, null, List.of());
        var cost = RequestCost.of(table, TokenUse.cached(1_000_000, 500_000, 0, 0), NOON);

        assertThat(cost.amount()).isCloseTo(0.5 * 0.625 + 0.5 * 0.0625, TINY);
        assertThat(cost.inferred())
                .singleElement()
                .asString()
                .contains("0.0625 USD", "0.125 / 1.25");
    }

    @Test
    void aLongPromptsCacheReadsKeepTheRatioToo() {
        var above = row(200_000, null, prices("6", "22.5"));
        var cost =
                cost(List.of(SONNET, above), ANTHROPIC, TokenUse.cached(300_000, 200_000, 0, 1000));

        assertThat(cost.amount()).isCloseTo(0.6 + 0.12 + 0.0225, TINY);
    }

    @Test
    void nobodyInventsAPriceOfAnHour() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                cost(
                                        List.of(GPT_5),
                                        null,
                                        new TokenUse(10, 0, 0, 10, 0, Map.of(), false)))
                .withMessage("the record has no price of one-hour cache writes");
    }

    private static RequestCost cost(List<PriceRow> rows, BillingRule rule, TokenUse use) {
        var base = rows.stream().filter(PriceRow::isBase).findFirst().orElseThrow();
        return RequestCost.of(new PriceTable(rows, base, rule, List.of()), use, NOON);
    }
}
