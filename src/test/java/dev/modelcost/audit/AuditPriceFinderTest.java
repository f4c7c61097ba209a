package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditPrices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which price of a list counts on the day of a claim. */
class AuditPriceFinderTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 20);
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 3, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 5);

    private final AuditSnapshot record =
            new RecordFixture()
                    .with(model("r1", null), model("o1", null))
                    .with(
                            price("r1", true, 0.55, JANUARY, SEPTEMBER),
                            price("r1", true, 0.28, SEPTEMBER, null),
                            price("r1", false, 1.35, JANUARY, null),
                            price("o1", true, 15, LocalDate.of(2024, 12, 17), null))
                    .snapshot();

    @Test
    void takesThePriceOfTheDay() {
        assertThat(on(LocalDate.of(2025, 3, 1)).own()).containsExactly(Map.entry("input", 0.55));
        assertThat(on(SEPTEMBER).own()).containsExactly(Map.entry("input", 0.28));
    }

    @Test
    void takesTheLatestPriceWithoutADay() {
        assertThat(on(null).own()).containsExactly(Map.entry("input", 0.28));
    }

    @Test
    void takesTheFirstPriceForADayBeforeAll() {
        assertThat(on(LocalDate.of(2024, 1, 1)).own()).containsExactly(Map.entry("input", 0.55));
    }

    @Test
    void keepsPricesOfOtherDaysAndSellersApart() {
        var prices = on(null);

        assertThat(prices.past())
                .containsExactly(Map.entry("input tokens from 2025-01-20 to 2025-09-05", 0.55));
        assertThat(prices.resold())
                .containsExactly(Map.entry("input tokens at Reseller from 2025-01-20", 1.35));
    }

    @Test
    void knowsWhetherTheListHasAGap() {
        assertThat(history(JANUARY, SEPTEMBER, SEPTEMBER).whole()).isTrue();
        assertThat(history(JANUARY, SEPTEMBER, SEPTEMBER).prices())
                .containsEntry("output", List.of(2.19, 0.42));
        assertThat(history(JANUARY, SEPTEMBER.minusDays(30), SEPTEMBER).whole()).isFalse();
        assertThat(history(JANUARY.plusDays(30), SEPTEMBER, SEPTEMBER).whole()).isTrue();
        assertThat(history(JANUARY.plusDays(30), LAST_YEAR, LAST_YEAR).whole()).isFalse();
    }

    /** Of a model of RELEASE, at two prices, as a claim of October knows them. */
    private static AuditPrices.History history(LocalDate first, LocalDate until, LocalDate next) {
        var late = RecordFixture.RELEASE.plusDays(JANUARY.until(first, ChronoUnit.DAYS));
        var snapshot =
                new RecordFixture()
                        .with(model("r1", null))
                        .with(both(0.55, 2.19, late, until), both(0.28, 0.42, next, null))
                        .snapshot();
        return AuditPriceFinder.find(snapshot, "r1", null, LocalDate.of(2025, 10, 1)).history();
    }

    private static RecordedTokenPrice both(
            double input, double output, LocalDate since, LocalDate until) {
        return new RecordedTokenPrice(
                "r1",
                "Maker",
                true,
                "r1",
                Map.of("input", input, "output", output),
                since,
                until,
                null,
                "list");
    }

    @Test
    void comparesWithTheOtherModelsPriceOfTheSameDay() {
        var prices =
                AuditPriceFinder.find(record, "r1", record.model("o1"), LocalDate.of(2025, 3, 1));

        assertThat(prices.other()).containsExactly(Map.entry("input", 15.0));
        assertThat(prices.otherName()).isEqualTo("Model o1");
        assertThat(prices.sameDay()).isTrue();
    }

    @Test
    void tellsPricesOfSomeHoursFromThoseOfTheDay() {
        var night =
                new RecordedTokenPrice(
                        "r1",
                        "Maker",
                        true,
                        "r1",
                        Map.of("input", 0.135),
                        LocalDate.of(2025, 2, 26),
                        LocalDate.of(2025, 9, 5),
                        "from 16:30 to 00:30 UTC",
                        "list");
        var snapshot =
                new RecordFixture()
                        .with(model("r1", null))
                        .with(price("r1", true, 0.55, JANUARY, SEPTEMBER), night)
                        .snapshot();

        var found = AuditPriceFinder.find(snapshot, "r1", null, LocalDate.of(2025, 3, 10));

        assertThat(found.limited())
                .containsExactly(Map.entry("input tokens from 16:30 to 00:30 UTC", 0.135));
        assertThat(found.own()).doesNotContainValue(0.135);
        assertThat(AuditPriceFinder.find(snapshot, "r1", null, LocalDate.of(2025, 10, 1)).limited())
                .isEmpty();
    }

    private AuditPrices on(LocalDate day) {
        return AuditPriceFinder.find(record, "r1", null, day);
    }

    private static RecordedTokenPrice price(
            String model, boolean byMaker, double usd, LocalDate since, LocalDate until) {
        return new RecordedTokenPrice(
                model,
                byMaker ? "Maker" : "Reseller",
                byMaker,
                model,
                Map.of("input", usd),
                since,
                until,
                null,
                "list");
    }
}
