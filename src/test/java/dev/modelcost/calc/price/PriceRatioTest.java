package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The prices of DeepSeek-R1 and OpenAI's o1 in September 2025. */
class PriceRatioTest {

    private static final LocalDate DAY = LocalDate.of(2025, 2, 1);

    @Test
    void comparesR1WithO1KindByKind() {
        assertThat(
                        PriceRatio.of(
                                        o1("7.50", PricePoint.Kind.CACHED_INPUT),
                                        r1("0.14", PricePoint.Kind.CACHED_INPUT))
                                .times())
                .isCloseTo(53.6, within(0.05));
        assertThat(
                        PriceRatio.of(
                                        o1("15", PricePoint.Kind.INPUT),
                                        r1("0.55", PricePoint.Kind.INPUT))
                                .times())
                .isCloseTo(27.3, within(0.05));
        assertThat(
                        PriceRatio.of(
                                        o1("60", PricePoint.Kind.OUTPUT),
                                        r1("2.19", PricePoint.Kind.OUTPUT))
                                .times())
                .isCloseTo(27.4, within(0.05));
    }

    @Test
    void refusesCachedAgainstUncachedByName() {
        var cached = r1("0.14", PricePoint.Kind.CACHED_INPUT);
        var uncached = o1("15", PricePoint.Kind.INPUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceRatio.of(uncached, cached))
                .withMessageContaining("kind of o1 is input, of DeepSeek-R1 cached-input");
        var mixed = PriceRatio.mixed(uncached, cached);
        assertThat(mixed.times()).isCloseTo(107.14, within(0.005));
        assertThat(mixed.mix()).containsOnlyKeys(PriceRatio.Difference.KIND);
    }

    @Test
    void namesEveryDifference() {
        var list = r1("0.55", PricePoint.Kind.INPUT);
        var other =
                new PricePoint(
                        "R1 elsewhere",
                        price("7"),
                        PricePoint.Kind.OUTPUT,
                        "USD",
                        PricePoint.Basis.AGGREGATE,
                        DAY.plusDays(1),
                        null);
        assertThat(PriceRatio.differences(list, other))
                .containsOnlyKeys(
                        PriceRatio.Difference.KIND,
                        PriceRatio.Difference.BASIS,
                        PriceRatio.Difference.DATE);
    }

    @Test
    void refusesAnotherCurrencyEvenInAMix() {
        var yuan =
                new PricePoint(
                        "R1 in China",
                        price("4"),
                        PricePoint.Kind.INPUT,
                        "CNY",
                        PricePoint.Basis.LIST,
                        DAY,
                        null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceRatio.mixed(yuan, r1("0.55", PricePoint.Kind.INPUT)))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PriceRatio.of(
                                        o1("15", PricePoint.Kind.INPUT),
                                        r1("0", PricePoint.Kind.INPUT)));
    }

    private static PricePoint r1(String price, PricePoint.Kind kind) {
        return new PricePoint(
                "DeepSeek-R1", price(price), kind, "USD", PricePoint.Basis.LIST, DAY, "deepseek");
    }

    private static PricePoint o1(String price, PricePoint.Kind kind) {
        return new PricePoint(
                "o1", price(price), kind, "USD", PricePoint.Basis.LIST, DAY, "openai");
    }

    private static BigDecimal price(String price) {
        return new BigDecimal(price);
    }
}
