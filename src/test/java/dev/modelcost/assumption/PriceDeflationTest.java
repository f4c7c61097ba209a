package dev.modelcost.assumption;

import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.MissingData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceDeflationTest {

    private static final YearMonth PUBLISHED = YearMonth.of(2020, 6);
    private static final YearMonth WANTED = YearMonth.of(2023, 12);

    @Test
    void leavesMoneyOfTheTimeAsItIs() {
        assertThat(new PriceDeflation(null).from(LocalDate.of(2020, 6, 1), "GPT-3")).isNull();
    }

    @Test
    void needsToKnowWhenTheModelWasPublished() {
        assertThatThrownBy(() -> new PriceDeflation(WANTED).from(null, "GPT-3"))
                .isInstanceOfSatisfying(
                        MissingData.class,
                        missing -> assertThat(missing.missing()).containsExactly("publishedOn"));
    }

    @Test
    void turnsMoneyByTheRatioOfTheTwoMonths() {
        var deflator =
                PriceDeflation.between(
                        List.of(index(WANTED, 120), index(PUBLISHED, 100)),
                        PUBLISHED,
                        WANTED,
                        "GPT-3");

        assertThat(deflator.factor()).isEqualTo(1.2);
    }

    @Test
    void saysWhichMonthTheIndexLacks() {
        assertThatThrownBy(
                        () ->
                                PriceDeflation.between(
                                        List.of(index(WANTED, 120)), PUBLISHED, WANTED, "GPT-3"))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("2020-06, the month in which GPT-3 was published");
    }

    private static PriceIndex index(YearMonth month, double value) {
        var index = new PriceIndex();
        index.month = month.atDay(1);
        index.value = value;
        index.vintage = LocalDate.of(2025, 1, 1);
        index.source = source("bls");
        return index;
    }
}
