package dev.modelcost.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayAheadTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void saysThatPricesOfADayAheadAreAnnounced() {
        assertThat(DayAhead.ofPrices(LocalDate.of(2027, 1, 1), TODAY))
                .contains(
                        "2027-01-01 is yet to come: prices are what is announced for it by today, 2026-11-26.");
        assertThat(DayAhead.ofPrices(TODAY, TODAY)).isEmpty();
    }

    @Test
    void countsThePointsThatAreYetToCome() {
        assertThat(DayAhead.ofValues(List.of(TODAY, TODAY.plusDays(1)), TODAY))
                .contains(
                        "1 of the points is yet to come: what is announced by today, 2026-11-26.");
        assertThat(DayAhead.ofValues(List.of(TODAY), TODAY)).isEmpty();
    }
}
