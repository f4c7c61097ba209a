package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCostTest {

    private static final Offset<Double> TINY = within(1e-12);
    private static final LocalTime NOON = LocalTime.NOON;

    private static final PriceRow R1 = row(0, null, null, "0.55", "2.19", "0.14");

    @Test
    void chargesEachKindOfTokenOnce() {
        var use = new TokenUse(1_000_000, 400_000, 0, 100_000, false);
        var cost = RequestCost.of(new PriceTable(List.of(R1)), use, NOON);
        assertThat(cost.amount()).isCloseTo(0.6 * 0.55 + 0.4 * 0.14 + 0.1 * 2.19, TINY);
        assertThat(cost.currency()).isEqualTo("USD");
        assertThat(cost.steps())
                .extracting(Step::step)
                .containsExactly("Prompt", "Cached prompt", "Output", "Request");
        assertThat(cost.steps().get(0).sources()).containsExactly("list");
    }

    @Test
    void chargesCacheWritesAtTheirPrice() {
        var row =
                new PriceRow(
                        0,
                        null,
                        null,
                        "USD",
                        price("3"),
                        price("15"),
                        price("0.30"),
                        price("3.75"),
                        null,
                        null,
                        "list");
        var cost =
                RequestCost.of(
                        new PriceTable(List.of(row)),
                        new TokenUse(10_000, 2_000, 5_000, 1_000, false),
                        NOON);
        assertThat(cost.amount())
                .isCloseTo((3_000 * 3 + 2_000 * 0.30 + 5_000 * 3.75 + 1_000 * 15) / 1e6, TINY);
    }

    @Test
    void chargesBatchesAtBatchPrices() {
        var row =
                new PriceRow(
                        0,
                        null,
                        null,
                        "USD",
                        price("3"),
                        price("15"),
                        null,
                        null,
                        price("1.5"),
                        price("7.5"),
                        "list");
        var cost =
                RequestCost.of(
                        new PriceTable(List.of(row)),
                        new TokenUse(1_000_000, 0, 0, 1_000_000, true),
                        NOON);
        assertThat(cost.amount()).isCloseTo(9, TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                RequestCost.of(
                                        new PriceTable(List.of(R1)),
                                        new TokenUse(1, 0, 0, 0, true),
                                        NOON))
                .withMessageContaining("batch input");
    }

    @Test
    void saysWhenCachedTokensCostWhatOthersCost() {
        var row =
                new PriceRow(
                        0,
                        null,
                        null,
                        "USD",
                        price("2"),
                        price("4"),
                        null,
                        null,
                        null,
                        null,
                        "list");
        var cost =
                RequestCost.of(
                        new PriceTable(List.of(row)),
                        new TokenUse(1_000_000, 1_000_000, 0, 0, false),
                        NOON);
        assertThat(cost.amount()).isCloseTo(2, TINY);
        assertThat(cost.steps().get(0).inputs().get(1).name()).contains("no price of cache read");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "200000, 3", "200001, 6", "900000, 6", "1000001, 12"})
    void takesTheTierOfTheWholePrompt(long promptTokens, double perMillion) {
        var table =
                new PriceTable(
                        List.of(
                                row(200_000, null, null, "6", "22.5", "0.6"),
                                row(0, null, null, "3", "15", "0.3"),
                                row(1_000_000, null, null, "12", "30", "1")));
        assertThat(RequestCost.of(table, TokenUse.of(promptTokens, 0), NOON).amount())
                .isCloseTo(promptTokens * perMillion / 1e6, TINY);
        assertThat(table.rowFor(promptTokens, NOON).input().doubleValue()).isEqualTo(perMillion);
    }

    @ParameterizedTest
    @CsvSource({
        "16:29, 0.55",
        "16:30, 0.135",
        "23:59, 0.135",
        "00:00, 0.135",
        "00:29, 0.135",
        "00:30, 0.55"
    })
    void takesThePriceOfTheHourAcrossMidnight(LocalTime utc, double perMillion) {
        var table = new PriceTable(List.of(R1, row(0, "16:30", "00:30", "0.135", "0.55", "0.035")));
        assertThat(table.rowFor(1000, utc).input().doubleValue()).isEqualTo(perMillion);
    }

    @Test
    void refusesTablesThatDoNotTell() {
        var table =
                new PriceTable(
                        List.of(
                                row(0, "08:00", "18:00", "1", "1", "1"),
                                row(0, "12:00", "20:00", "2", "2", "2")));
        assertThat(table.rowFor(1, LocalTime.of(8, 0)).input()).isEqualByComparingTo("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.rowFor(1, NOON))
                .withMessageContaining("two prices");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.rowFor(1, LocalTime.of(20, 0)))
                .withMessageContaining("no price");
        var euro =
                new PriceRow(1, null, null, "EUR", price("1"), null, null, null, null, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceTable(List.of(R1, euro)))
                .withMessageContaining("currencies");
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceTable(List.of()));
    }

    @Test
    void refusesRowsAndRequestsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> row(0, "08:00", null, "1", "1", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(0, "08:00", "08:00", "1", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> row(0, null, null, "-1", "1", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PriceRow(
                                        0, null, null, "USD", null, null, null, null, null, null,
                                        null));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenUse(10, 6, 5, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenUse(10, 6, 0, 0, true));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenUse.of(-1, 0));
    }

    @Test
    void blendsThreeToOne() {
        assertThat(
                        BlendedPrice.of(price("0.55"), price("2.19"), 3, 1, "USD", "list")
                                .perMillionTokens())
                .isCloseTo(0.96, TINY);
        assertThat(
                        BlendedPrice.cacheAwareInput(
                                        price("0.55"), price("0.14"), 0.5, "USD", "list")
                                .perMillionTokens())
                .isCloseTo(0.345, TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlendedPrice.of(price("1"), price("1"), 0, 0, "USD", null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                BlendedPrice.cacheAwareInput(
                                        price("1"), price("1"), 1.1, "USD", null));
    }

    @Test
    void aMillionTokensAreThreeQuartersOfAMillionWords() {
        var english = new WordsPerToken(0.75, "assumptions");
        assertThat(english.words(1e6)).isEqualTo(750_000);
        assertThat(english.tokens(750_000)).isEqualTo(1e6);
    }

    private static PriceRow row(
            int above, String from, String to, String input, String output, String cacheRead) {
        return new PriceRow(
                above,
                from == null ? null : LocalTime.parse(from),
                to == null ? null : LocalTime.parse(to),
                "USD",
                price(input),
                price(output),
                price(cacheRead),
                null,
                null,
                null,
                "list");
    }

    private static BigDecimal price(String price) {
        return new BigDecimal(price);
    }
}
