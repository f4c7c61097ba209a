package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.RedoneSteps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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
                new PriceTable(
                        List.of(
                                new PriceRow(
                                        0,
                                        null,
                                        null,
                                        "USD",
                                        input,
                                        output,
                                        input.multiply(BigDecimal.valueOf(discount)),
                                        null,
                                        null,
                                        null,
                                        null)));
        var plain = RequestCost.of(table, TokenUse.of(prompt, 1000), LocalTime.NOON).amount();
        var cached =
                RequestCost.of(
                                table,
                                new TokenUse(prompt, (long) (hits * prompt), 0, 1000, false),
                                LocalTime.NOON)
                        .amount();
        assertThat(cached).isLessThanOrEqualTo(plain * (1 + 1e-12));
    }

    @Property
    void partsAddUpToTheRequest(
            @ForAll @IntRange(min = 0, max = 1_000_000) int prompt,
            @ForAll @IntRange(min = 0, max = 1_000_000) int output) {
        var table =
                new PriceTable(
                        List.of(
                                new PriceRow(
                                        0,
                                        null,
                                        null,
                                        "USD",
                                        new BigDecimal("0.55"),
                                        new BigDecimal("2.19"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)));
        var both = RequestCost.of(table, TokenUse.of(prompt, output), LocalTime.NOON).amount();
        var apart =
                RequestCost.of(table, TokenUse.of(prompt, 0), LocalTime.NOON).amount()
                        + RequestCost.of(table, TokenUse.of(0, output), LocalTime.NOON).amount();
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
        var inside = row(begin, end).holds(1, LocalTime.ofSecondOfDay(at));
        assertThat(row(end, begin).holds(1, LocalTime.ofSecondOfDay(at))).isNotEqualTo(inside);
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
        var cache = cachePriced ? input.movePointLeft(1) : null;
        var table =
                new PriceTable(
                        List.of(
                                new PriceRow(
                                        0, null, null, "USD", input, output, cache, cache, input,
                                        output, null)));
        var cached = batch ? 0 : prompt / 4 * quarters;
        var written = batch ? 0 : (prompt - cached) / 2;
        var use = new TokenUse(prompt, cached, written, output.intValue(), batch);
        var date = LocalDate.EPOCH;
        var kind = PricePoint.Kind.CACHED_INPUT;
        var basis = PricePoint.Basis.LIST;
        for (var steps :
                List.of(
                        RequestCost.of(table, use, LocalTime.NOON).steps(),
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

    private static PriceRow row(LocalTime from, LocalTime to) {
        return new PriceRow(0, from, to, "USD", BigDecimal.ONE, null, null, null, null, null, null);
    }
}
