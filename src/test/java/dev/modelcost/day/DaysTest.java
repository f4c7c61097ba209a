package dev.modelcost.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DaysTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Test
    void endWithTheNextChange() {
        var changes = new TreeSet<>(List.of(DAY, DAY.plusDays(10)));

        assertThat(Days.between(changes, DAY.minusDays(1))).isEqualTo(new Days(LocalDate.MIN, DAY));
        assertThat(Days.between(changes, DAY)).isEqualTo(new Days(DAY, DAY.plusDays(10)));
        assertThat(Days.between(changes, DAY.plusDays(9)))
                .isEqualTo(new Days(DAY, DAY.plusDays(10)));
        assertThat(Days.between(changes, DAY.plusDays(10)))
                .isEqualTo(new Days(DAY.plusDays(10), null));
        assertThat(Days.between(new TreeSet<>(), DAY)).isEqualTo(Days.ALL);
    }

    @Test
    void containTheFirstAndNotTheOneAfterTheLast() {
        var days = new Days(DAY, DAY.plusDays(2));

        assertThat(days.contain(DAY.minusDays(1))).isFalse();
        assertThat(days.contain(DAY)).isTrue();
        assertThat(days.contain(DAY.plusDays(1))).isTrue();
        assertThat(days.contain(DAY.plusDays(2))).isFalse();
        assertThat(Days.ALL.contain(LocalDate.MAX)).isTrue();
    }

    @Test
    void ofTwoPeriodsAreThoseInBoth() {
        var days = new Days(DAY, DAY.plusDays(10));

        assertThat(days.and(Days.ALL)).isEqualTo(days);
        assertThat(Days.ALL.and(days)).isEqualTo(days);
        assertThat(days.and(new Days(DAY.minusDays(3), DAY.plusDays(4))))
                .isEqualTo(new Days(DAY, DAY.plusDays(4)));
        assertThat(days.and(new Days(DAY.plusDays(3), null)))
                .isEqualTo(new Days(DAY.plusDays(3), DAY.plusDays(10)));
    }
}
