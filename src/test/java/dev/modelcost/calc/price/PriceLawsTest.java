package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.RedoneSteps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;

class PriceLawsTest {

    private static final Percentage TINY = Percentage.withPercentage(1e-9);

    @Property
    void aCheaperCacheNeverMakesARequestDearer(
            @ForAll @BigRange(min = "0.01", max = "100") BigDecimal input,
            @ForAll @BigRange(min = "0", max = "200") BigDecimal output,
            @ForAll @DoubleRange(min = 0, max = 1) double discount,
            @ForAll @IntRange(min = 0, max = 1_000_000) int prompt,
            @ForAll @DoubleRange(min = 0, max = 1) double hits) {
        var table =
                table(
                        Map.of(
                                Charge.INPUT,
                                input,
                                Charge.OUTPUT,
                                output,
                                Charge.CACHE_READ,
                                input.multiply(BigDecimal.valueOf(discount))));
        var plain = RequestCost.of(table, TokenUse.of(prompt, 1000), Rows.NOON).amount();
        var cached =
                RequestCost.of(
                                table,
                                TokenUse.cached(prompt, (long) (hits * prompt), 0, 1000),
                                Rows.NOON)
                        .amount();
        assertThat(cached).isLessThanOrEqualTo(plain * (1 + 1e-12));
    }

    @Property
    void partsAddUpToTheRequest(
            @ForAll @IntRange(min = 0, max = 1_000_000) int prompt,
            @ForAll @IntRange(min = 0, max = 1_000_000) int output) {
        var table =
                table(
                        Map.of(
                                Charge.INPUT,
                                new BigDecimal("0.55"),
                                Charge.OUTPUT,
                                new BigDecimal("2.19")));
        var both = RequestCost.of(table, TokenUse.of(prompt, output), Rows.NOON).amount();
        var apart =
                RequestCost.of(table, TokenUse.of(prompt, 0), Rows.NOON).amount()
                        + RequestCost.of(table, TokenUse.of(0, output), Rows.NOON).amount();
        assertThat(both).isCloseTo(apart, within(1e-9));
    }

    @Property
    void aBlendLiesBetweenItsPrices(
            @ForAll @BigRange(min = "0.01", max = "100") BigDecimal input,
            @ForAll @BigRange(min = "0.01", max = "100") BigDecimal output,
            @ForAll @DoubleRange(min = 0, max = 10) double parts,
            @ForAll @DoubleRange(min = 0, max = 1) double hits) {
        var low = Math.min(input.doubleValue(), output.doubleValue()) * (1 - 1e-12);
        var high = Math.max(input.doubleValue(), output.doubleValue()) * (1 + 1e-12);
        assertThat(BlendedPrice.of(input, output, parts, 1, "USD", null).perMillionTokens())
                .isBetween(low, high);
        assertThat(
                        BlendedPrice.cacheAwareInput(input, output, hits, "USD", null)
                                .perMillionTokens())
                .isBetween(low, high);
    }

    @Property
    void aWindowAndItsComplementCoverTheDayOnce(
            @ForAll @IntRange(min = 0, max = 86_399) int from,
            @ForAll @IntRange(min = 0, max = 86_399) int to,
            @ForAll @IntRange(min = 0, max = 86_399) int at) {
        if (from == to) {
            return;
        }
        var begin = LocalTime.ofSecondOfDay(from);
        var end = LocalTime.ofSecondOfDay(to);
        var inside =
                PriceWindow.daily(begin, end).holds(Rows.NOON.with(LocalTime.ofSecondOfDay(at)));
        assertThat(PriceWindow.daily(end, begin).holds(Rows.NOON.with(LocalTime.ofSecondOfDay(at))))
                .isNotEqualTo(inside);
    }

    @Property
    void ratiosAreInverse(
            @ForAll @BigRange(min = "0.01", max = "1000") BigDecimal one,
            @ForAll @BigRange(min = "0.01", max = "1000") BigDecimal other,
            @ForAll PricePoint.Kind kind,
            @ForAll PricePoint.Basis basis) {
        var first = new PricePoint("first", one, kind, "USD", basis, LocalDate.EPOCH, null);
        var second = new PricePoint("second", other, kind, "USD", basis, LocalDate.EPOCH, null);
        assertThat(PriceRatio.of(first, second).times() * PriceRatio.of(second, first).times())
                .isCloseTo(1, TINY);
    }

    @Property
    void everyStepCanBeRedone(
            @ForAll @BigRange(min = "0.01", max = "100") BigDecimal input,
            @ForAll @BigRange(min = "0.01", max = "100") BigDecimal output,
            @ForAll boolean cachePriced,
            @ForAll boolean batch,
            @ForAll @IntRange(min = 0, max = 1_000_000) int prompt,
            @ForAll @IntRange(min = 0, max = 3) int quarters) {
        var prices = new EnumMap<Charge, BigDecimal>(Charge.class);
        prices.put(Charge.INPUT, input);
        prices.put(Charge.OUTPUT, output);
        prices.put(Charge.BATCH_INPUT, input);
        prices.put(Charge.BATCH_OUTPUT, output);
        if (cachePriced) {
            prices.put(Charge.CACHE_READ, input.movePointLeft(1));
            prices.put(Charge.CACHE_WRITE_1H, input.add(input));
        }
        var table = table(prices);
        var cached = prompt / 4 * quarters;
        var written = (prompt - cached) / 2;
        var use =
                new TokenUse(
                        prompt,
                        cached,
                        cachePriced ? 0 : written,
                        cachePriced ? written : 0,
                        output.intValue(),
                        Map.of(),
                        batch);
        var date = LocalDate.EPOCH;
        var kind = PricePoint.Kind.CACHED_INPUT;
        var basis = PricePoint.Basis.LIST;
        for (var steps :
                List.of(
                        RequestCost.of(table, use, Rows.NOON).steps(),
                        BlendedPrice.of(input, output, 3, quarters, "USD", null).steps(),
                        BlendedPrice.cacheAwareInput(input, output, quarters / 3.0, "USD", null)
                                .steps(),
                        PriceRatio.of(
                                        new PricePoint(
                                                "one", input, kind, "USD", basis, date, null),
                                        new PricePoint(
                                                cachePriced ? "one" : "other",
                                                output,
                                                kind,
                                                "USD",
                                                basis,
                                                date,
                                                null))
                                .steps())) {
            assertThat(RedoneSteps.assertRight(steps)).isEqualTo(steps.size());
        }
    }

    @Property
    void equalRequestsCostTogetherWhatTheyCostOneByOne(
            @ForAll @IntRange(min = 1, max = 1_000_000) int prompt,
            @ForAll @IntRange(min = 1, max = 1_000_000) int requests) {
        var table =
                PriceTable.of(
                        List.of(
                                Rows.row("2", "12"),
                                Rows.row(200_000, null, Rows.prices("4", "18"))));
        var use = TokenUse.of(prompt, 100);
        var cost = RequestCost.of(table, use, Rows.NOON);
        var many = PricedRequest.of(cost, use, requests, new WordsPerToken(0.75, "words"));
        assertThat(many.total()).isCloseTo(cost.amount() * requests, TINY);
    }

    @Property
    void moreTokensNeverCostLess(
            @ForAll @IntRange(min = 0, max = 1_000_000) int prompt,
            @ForAll @IntRange(min = 0, max = 1_000_000) int more,
            @ForAll @IntRange(min = 0, max = 1_000_000) int output,
            @ForAll boolean batch) {
        var rule =
                new BillingRule(
                        "a vendor", 1.25, 2.0, 0.5, BillingRule.BatchCache.STACKS, "vendor");
        var base = Rows.row("2", "12");
        var table =
                new PriceTable(
                        List.of(base, Rows.row(200_000, null, Rows.prices("4", "18"))),
                        base,
                        rule,
                        List.of());
        assertThat(cost(table, prompt + more, output, batch))
                .isGreaterThanOrEqualTo(cost(table, prompt, output, batch));
        assertThat(cost(table, prompt, output + more, batch))
                .isGreaterThanOrEqualTo(cost(table, prompt, output, batch));
    }

    private static double cost(PriceTable table, long prompt, long output, boolean batch) {
        var use = TokenUse.of(prompt, output);
        return RequestCost.of(table, batch ? use.inBatch() : use, Rows.NOON).amount();
    }

    private static PriceTable table(Map<Charge, BigDecimal> prices) {
        return PriceTable.of(List.of(PriceRow.of("row", 0, null, "USD", prices, null)));
    }
}
