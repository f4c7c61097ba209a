package dev.modelcost.calc.price;

import static dev.modelcost.calc.price.Rows.NOON;
import static dev.modelcost.calc.price.Rows.prices;
import static dev.modelcost.calc.price.Rows.row;
import static dev.modelcost.calc.price.Rows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCostTest {

    private static final Offset<Double> TINY = within(1e-12);

    private static final PriceRow R1 = with(row("0.55", "2.19"), Charge.CACHE_READ, "0.14");

    @Test
    void chargesEachKindOfTokenOnce() {
        var use = TokenUse.cached(1_000_000, 400_000, 0, 100_000);
        var cost = RequestCost.of(PriceTable.of(List.of(R1)), use, NOON);
        assertThat(cost.amount()).isCloseTo(0.6 * 0.55 + 0.4 * 0.14 + 0.1 * 2.19, TINY);
        assertThat(cost.currency()).isEqualTo("USD");
        assertThat(cost.inferred()).isEmpty();
        assertThat(cost.steps())
                .extracting(Step::step)
                .containsExactly("Prompt", "Cached prompt", "Output", "Request");
        assertThat(cost.steps().get(0).sources()).containsExactly("list");
    }

    @Test
    void chargesCacheWritesAtTheirPrice() {
        var row = with(with(row("3", "15"), Charge.CACHE_READ, "0.30"), Charge.CACHE_WRITE, "3.75");
        assertThat(amount(row, TokenUse.cached(10_000, 2_000, 5_000, 1_000)))
                .isCloseTo((3_000 * 3 + 2_000 * 0.30 + 5_000 * 3.75 + 1_000 * 15) / 1e6, TINY);
    }

    @Test
    void chargesBatchesAtBatchPrices() {
        var row = with(with(row("3", "15"), Charge.BATCH_INPUT, "1.5"), Charge.BATCH_OUTPUT, "7.5");
        assertThat(amount(row, TokenUse.of(1_000_000, 1_000_000).inBatch())).isCloseTo(9, TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> amount(R1, TokenUse.of(1, 0).inBatch()))
                .withMessage("the record has no price of batch inputs");
    }

    @Test
    void saysWhenCachedTokensCostWhatOthersCost() {
        var cost =
                RequestCost.of(
                        PriceTable.of(List.of(row("2", "4"))),
                        TokenUse.cached(1_000_000, 1_000_000, 0, 0),
                        NOON);
        assertThat(cost.amount()).isCloseTo(2, TINY);
        assertThat(cost.inferred())
                .singleElement()
                .asString()
                .contains("the record has no price of cache reads")
                .doesNotContain("published");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "200000, 3", "200001, 6", "900000, 6", "1000001, 12"})
    void takesTheTierOfTheWholePrompt(long promptTokens, double perMillion) {
        var table =
                PriceTable.of(
                        List.of(
                                row(200_000, null, prices("6", "22.5")),
                                row("3", "15"),
                                row(1_000_000, null, prices("12", "30"))));
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
        var night = PriceWindow.daily(LocalTime.of(16, 30), LocalTime.of(0, 30));
        var table = PriceTable.of(List.of(R1, row(0, night, prices("0.135", "0.55"))));
        assertThat(table.rowFor(1000, NOON.with(utc)).input().doubleValue()).isEqualTo(perMillion);
        assertThat(table.edges(NOON.toLocalDate()))
                .containsExactly(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.of(16, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01T00:59:59, 0.66",
        "2026-09-01T01:00, 1.32",
        "2026-09-01T04:00, 0.66",
        "2026-09-04T02:00, 1.32",
        "2026-09-05T02:00, 0.66",
        "2026-09-06T02:00, 0.66",
        "2026-09-07T02:00, 1.32"
    })
    void takesPeakPricesOnWeekdaysInTheirZone(LocalDateTime utc, double perMillion) {
        var peak =
                new PriceWindow(
                        LocalTime.of(9, 0),
                        LocalTime.of(12, 0),
                        ZoneId.of("Asia/Shanghai"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        var table =
                PriceTable.of(List.of(row("0.66", "1.98"), row(0, peak, prices("1.32", "3.96"))));
        assertThat(table.rowFor(1, utc).input().doubleValue()).isEqualTo(perMillion);
    }

    @Test
    void countsAWindowPastMidnightToTheDayOnWhichItBegins() {
        var night =
                new PriceWindow(
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 0),
                        ZoneId.of("UTC"),
                        EnumSet.of(DayOfWeek.TUESDAY));
        assertThat(night.holds(NOON.withHour(23))).isTrue();
        assertThat(night.holds(NOON.plusDays(1).withHour(5))).isTrue();
        assertThat(night.holds(NOON.withHour(5))).isFalse();
    }

    @Test
    void refusesTablesThatDoNotTell() {
        var table =
                PriceTable.of(
                        List.of(
                                row(0, daily(8, 18), prices("1", "1")),
                                row(0, daily(12, 20), prices("2", "2"))));
        assertThat(table.rowFor(1, NOON.withHour(8)).input()).isEqualByComparingTo("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.rowFor(1, NOON))
                .withMessageContaining("two prices");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.rowFor(1, NOON.withHour(20)))
                .withMessageContaining("no price");
        var euro = PriceRow.of("euro", 1, null, "EUR", Map.of(Charge.INPUT, BigDecimal.ONE), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceTable.of(List.of(R1, euro)))
                .withMessageContaining("currencies");
        assertThatIllegalArgumentException().isThrownBy(() -> PriceTable.of(List.of()));
    }

    @Test
    void refusesRowsAndRequestsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> daily(8, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceWindow.daily(LocalTime.NOON, null));
        assertThatIllegalArgumentException().isThrownBy(() -> row("-1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> row(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenUse.cached(10, 6, 5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenUse.of(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new TokenUse(
                                        10,
                                        0,
                                        0,
                                        0,
                                        1,
                                        Map.of(Charge.AUDIO_OUTPUT_TOKEN, 2.0),
                                        false));
    }

    @Test
    void chargesTokensOfAudioApartAndImagesByThePiece() {
        var row =
                with(with(row("2.5", "10"), Charge.AUDIO_INPUT_TOKEN, "40"), Charge.SEARCH, "0.01");
        var use =
                new TokenUse(
                        1000,
                        0,
                        0,
                        0,
                        100,
                        Map.of(Charge.AUDIO_INPUT_TOKEN, 400.0, Charge.SEARCH, 3.0),
                        false);
        assertThat(amount(row, use))
                .isCloseTo((600 * 2.5 + 400 * 40 + 100 * 10) / 1e6 + 0.03, TINY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> amount(R1, use))
                .withMessage("the record has no price of audio inputs");
    }

    @Test
    void addsTheFeeOfARequestToItsTokens() {
        var row = with(row("1", "1"), Charge.REQUEST, "0.005");
        assertThat(amount(row, TokenUse.of(1000, 0))).isCloseTo(0.006, TINY);
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

    private static double amount(PriceRow row, TokenUse use) {
        return RequestCost.of(PriceTable.of(List.of(row)), use, NOON).amount();
    }

    private static PriceWindow daily(int from, int to) {
        return PriceWindow.daily(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private static BigDecimal price(String price) {
        return new BigDecimal(price);
    }
}
