package dev.modelcost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.model.Model;
import dev.modelcost.store.OfferTable.OnDay;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices are read once for all days between which none begins or ends. */
@ServiceTest
class DaysOfPricesTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final int YEARS = 10;
    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 60;

    @Inject SessionFactory sessions;

    @AfterEach
    void stopCounting() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void whatIsKeptOfADayIsWhatIsReadOfIt() {
        var random = new Random(16);
        for (var slug : List.of("gpt-4o", "deepseek-v3", "llama-3.1-70b", "claude-3-opus")) {
            var model = Snapshot.read(() -> Model.DIRECTORY.find(slug).orElseThrow());
            var offers =
                    Snapshot.read(
                            () ->
                                    TokenPrice.firsts()
                                            .filter(first -> model.equals(first.model))
                                            .toList());
            assertThat(offers).as(slug).isNotEmpty();
            for (var i = 0; i < 25; i++) {
                var day = FIRST.plusDays(random.nextInt(365 * YEARS));

                assertThat(Snapshot.read(() -> TokenPrice.OFFERS.around(day, offers)))
                        .as("%s on %s", slug, day)
                        .isEqualTo(
                                Snapshot.read(
                                        () ->
                                                TokenPrice.OFFERS.around(
                                                        offers.stream()
                                                                .map(
                                                                        offer ->
                                                                                new OnDay<>(
                                                                                        offer, day))
                                                                .toList())));
            }
        }
    }

    @Test
    void whatHoldsOnADayIsOfWhatIsNextToItAndTheSameUntilOneOfItChanges() {
        var random = new Random(17);
        for (var slug : List.of("gpt-4o", "deepseek-v3", "llama-3.1-70b", "claude-3-opus")) {
            var model = Snapshot.read(() -> Model.DIRECTORY.find(slug).orElseThrow());
            var offers =
                    Snapshot.read(
                            () ->
                                    TokenPrice.firsts()
                                            .filter(first -> model.equals(first.model))
                                            .toList());
            for (var i = 0; i < 25; i++) {
                var day = FIRST.plusDays(random.nextInt(365 * YEARS));
                var held = Snapshot.read(() -> TokenPrice.OFFERS.holding(day, offers));
                var days = held.days();

                assertThat(days.contain(day)).as("%s on %s", slug, day).isTrue();
                assertThat(held.answer()).as("%s on %s", slug, day).isEqualTo(nextTo(day, offers));
                if (days.before() != null) {
                    assertThat(nextTo(days.before().minusDays(1), offers)).isEqualTo(held.answer());
                    assertThat(nextTo(days.before(), offers)).isNotEqualTo(held.answer());
                }
                if (!days.from().equals(LocalDate.MIN)) {
                    assertThat(nextTo(days.from(), offers)).isEqualTo(held.answer());
                    assertThat(nextTo(days.from().minusDays(1), offers))
                            .isNotEqualTo(held.answer());
                }
            }
        }
    }

    private static List<TokenPrice> nextTo(LocalDate day, List<TokenPrice> offers) {
        return Snapshot.read(() -> TokenPrice.OFFERS.around(day, offers)).stream()
                .filter(row -> row.holdsOn(day))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontier?asOf=",
                "compare?models=deepseek-v3,gpt-4o&asOf=",
                "models/deepseek-v3/serving-cost?chip=nvidia-h100-sxm5-80gb&asOf="
            })
    void questionsOfManyDaysReadFarLessOften(String question) {
        var days = Stream.iterate(BEGIN, day -> day.plusDays(1)).limit(DAYS).toList();
        ask(question, BEGIN.minusDays(1));
        sessions.getStatistics().setStatisticsEnabled(true);
        sessions.getStatistics().clear();

        days.forEach(day -> ask(question, day));

        assertThat(sessions.getStatistics().getPrepareStatementCount())
                .isPositive()
                .isLessThan(DAYS / 2);
    }

    private static void ask(String question, LocalDate day) {
        assertThat(RestAssured.get("/api/v1/" + question + day).statusCode())
                .as(question + day)
                .isEqualTo(200);
    }
}
