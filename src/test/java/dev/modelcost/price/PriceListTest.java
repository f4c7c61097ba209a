package dev.modelcost.price;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.model.Retirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prices of DeepSeek's chat model in 2025, and of a name that is retired. */
class PriceListTest {

    private static final Model V3 = model("v3", "2024-12-26");
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 9, 5);

    @ParameterizedTest
    @CsvSource({
        "2025-09-05T12:00, 0.27",
        "2025-09-05T15:59:59, 0.27",
        "2025-09-05T16:00, 0.56",
        "2025-03-01T16:29, 0.27",
        "2025-03-01T16:30, 0.135"
    })
    void changesAtTheHour(LocalDateTime at, String input) {
        assertThat(chat().at(at, "standard").table().rowFor(1000, at).input())
                .isEqualByComparingTo(input);
    }

    @Test
    void aNameStandsForOneModelAfterAnother() {
        var before = price(V3, "2025-02-08", "0.27", "1.1");
        before.validTo = LAST_DAY;
        before.providerModel = "chat";
        var v31 = model("v3.1", "2025-08-21");
        var after = price(v31, "2025-09-05", "0.56", "1.68");
        after.providerModel = "chat";
        var list =
                new PriceList(
                        before.provider,
                        null,
                        "chat",
                        PriceHistory.of(List.of(after, before), List.of()),
                        null,
                        List.of());

        assertThat(list.at(LAST_DAY.minusDays(1).atStartOfDay(), "standard").model()).isSameAs(V3);
        assertThat(list.at(LAST_DAY.atStartOfDay(), "standard").model()).isSameAs(v31);
    }

    @Test
    void aPriceThatWasSeenLateHoldsShortlyBefore() {
        var row = price(V3, "2025-02-08", "0.27", "1.1");
        row.dateBasis = "observed";
        var list =
                new PriceList(
                        row.provider,
                        V3,
                        null,
                        PriceHistory.of(List.of(row), List.of()),
                        null,
                        List.of());

        var before = list.beforeFirstSight(LocalDateTime.of(2025, 1, 20, 9, 0), "standard", 90);

        assertThat(before.orElseThrow().seenOn()).isEqualTo("2025-02-08");
        assertThat(list.beforeFirstSight(LocalDateTime.of(2025, 1, 20, 9, 0), "standard", 10))
                .isEmpty();
        assertThat(list.beforeFirstSight(LocalDateTime.of(2024, 12, 25, 9, 0), "standard", 90))
                .isEmpty();
        assertThat(list.beforeFirstSight(LocalDateTime.of(2025, 2, 8, 9, 0), "standard", 90))
                .isEmpty();
    }

    @Test
    void saysWhenAChangeWasSeenAndNotNamed() {
        var old = price(V3, "2024-05-21", "5", "15");
        old.validTo = LocalDate.of(2024, 11, 15);
        var seen = price(V3, "2024-11-15", "2.5", "10");
        seen.dateBasis = "observed";
        var list =
                new PriceList(
                        old.provider,
                        V3,
                        null,
                        PriceHistory.of(List.of(seen, old), List.of()),
                        null,
                        List.of());
        var at = LocalDateTime.of(2024, 10, 10, 0, 0);
        var found = list.at(at, "standard");

        assertThat(found.changeSeenOn(found.table().rowFor(1, at))).contains(seen.validFrom);
        seen.dateBasis = "effective";
        assertThat(found.changeSeenOn(found.table().rowFor(1, at))).isEmpty();
    }

    @Test
    void aDayWillDoWhereThePriceIsTheSameAllDay() {
        var found = chat().on(LocalDate.of(2025, 9, 20), "standard", 1000, "at");

        assertThat(found.name()).isEqualTo("v3");
    }

    @ParameterizedTest
    @CsvSource({"2025-09-05, 16:00", "2025-03-01, 00:30, 16:30"})
    void aDayIsRefusedOnWhichThePriceDependsOnTheHour(LocalDate day, String edge) {
        assertThatThrownBy(() -> chat().on(day, "standard", 1000, "at"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("at: the price of v3 at Maker depends on the hour")
                .hasMessageContaining(edge)
                .hasMessageContaining(day + "T12:00:00Z");
    }

    @Test
    void saysWhichPriceIsNearestWhereNoneHolds() {
        assertThatThrownBy(() -> chat().at(LAST_DAY.minusYears(1).atStartOfDay(), "standard"))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("has no standard price of Model v3 by Maker that held on")
                .hasMessageContaining("begins on 2025-02-08");
    }

    @Test
    void aRetiredNameHasThePriceOfItsLastDay() {
        var row = price(V3, "2025-02-08", "5", "15");
        row.validTo = LocalDate.of(2026, 2, 17);
        var list =
                new PriceList(
                        row.provider,
                        V3,
                        null,
                        PriceHistory.of(List.of(row), List.of()),
                        null,
                        List.of(retirement("v3", "2026-02-17")));

        var after = list.at(LocalDateTime.of(2026, 11, 26, 9, 0), "standard");
        var before = list.at(LocalDateTime.of(2026, 2, 16, 9, 0), "standard");

        assertThat(after.retirement().retiresOn).isEqualTo("2026-02-17");
        assertThat(after.table().rows().get(0).input()).isEqualByComparingTo("5");
        assertThat(before.retirement()).isNull();
    }

    @Test
    void everyNameOfAModelCostsTheSame() {
        var plain = price(V3, "2025-02-08", "2.5", "15");
        plain.cacheRead = new BigDecimal("0.25");
        var above = price(V3, "2025-02-08", "5", "22.5");
        above.promptTokensAbove = 272_000;
        var dated = price(V3, "2025-02-08", "2.5", "15");
        dated.providerModel = "v3-2025-02-08";
        var at = LocalDateTime.of(2025, 3, 1, 12, 0);
        for (var name : List.of("v3", "v3-2025-02-08")) {
            var table =
                    new PriceList(
                                    plain.provider,
                                    V3,
                                    name,
                                    PriceHistory.of(List.of(plain, above, dated), List.of()),
                                    null,
                                    List.of())
                            .at(at, "standard")
                            .table();

            assertThat(table.rowFor(272_001, at).input()).isEqualByComparingTo("5");
            assertThat(table.rowFor(1, at).cacheRead()).isEqualByComparingTo("0.25");
        }
    }

    @Test
    void whatIsChargedByTheMinuteNeedsNoPriceOfTokens() {
        var provider = price(V3, "2025-02-08", "1", "1").provider;
        var minute = new UnitPrice();
        minute.slug = "whisper-audio-minute";
        minute.provider = provider;
        minute.providerModel = "whisper-1";
        minute.unit = "audio-minute";
        minute.currency = "USD";
        minute.price = new BigDecimal("0.006");
        minute.validFrom = LocalDate.of(2025, 1, 1);
        minute.source = source("prices");
        var at = LocalDateTime.of(2025, 3, 1, 12, 0);
        var row =
                new PriceList(
                                provider,
                                null,
                                "whisper-1",
                                PriceHistory.of(List.of(), List.of(minute)),
                                null,
                                List.of())
                        .at(at, "standard")
                        .table()
                        .rowFor(0, at);

        assertThat(row.price(Charge.AUDIO_MINUTE)).isEqualByComparingTo("0.006");
        assertThat(row.source(Charge.AUDIO_MINUTE)).isEqualTo("prices");
    }

    @Test
    void anOpenPriceThatNobodySawFor90DaysIsStale() {
        var seen = LocalDate.of(2026, 8, 21);
        var open = new PriceRows.Dates(seen, null, null, seen, null);
        var ended = new PriceRows.Dates(seen, null, LocalDate.of(2026, 11, 1), seen, null);

        assertThat(open.isStale(LocalDate.of(2026, 11, 19), 90)).isFalse();
        assertThat(open.isStale(LocalDate.of(2026, 11, 20), 90)).isTrue();
        assertThat(ended.isStale(LocalDate.of(2026, 11, 20), 90)).isFalse();
    }

    private static PriceList chat() {
        var first = price(V3, "2025-02-08", "0.27", "1.1");
        first.validTo = LAST_DAY;
        first.validToUtc = LocalTime.of(16, 0);
        var night = price(V3, "2025-02-26", "0.135", "0.55");
        night.dailyFrom = LocalTime.of(16, 30);
        night.dailyTo = LocalTime.of(0, 30);
        night.timeZone = "UTC";
        night.validTo = LAST_DAY;
        night.validToUtc = LocalTime.of(16, 0);
        var second = price(V3, "2025-09-05", "0.56", "1.68");
        second.validFromUtc = LocalTime.of(16, 0);
        return new PriceList(
                first.provider,
                V3,
                null,
                PriceHistory.of(List.of(first, night, second), List.of()),
                null,
                List.of());
    }

    private static Retirement retirement(String name, String on) {
        var retirement = new Retirement();
        retirement.providerModel = name;
        retirement.retiresOn = LocalDate.parse(on);
        return retirement;
    }
}
