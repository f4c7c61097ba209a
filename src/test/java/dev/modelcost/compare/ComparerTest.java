package dev.modelcost.compare;

import static dev.modelcost.testsupport.RecordRows.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparerTest {

    private final Comparer comparer =
            new Comparer(null, Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));
    private final List<String> assumed = new ArrayList<>();

    @Test
    void takesThePricesOfTheDayOnWhichTheNewestModelWasReleased() {
        var models =
                List.of(
                        model("r1", "2025-01-20"),
                        model("gpt-4", "2023-03-14"),
                        model("unknown", null));

        assertThat(comparer.newest(models, assumed)).isEqualTo(LocalDate.of(2025, 1, 20));
        assertThat(assumed)
                .containsExactly(
                        "Token prices of 2025-01-20, the day on which Model r1 was released.");
    }

    @Test
    void takesThePricesOfTodayIfNoReleaseIsKnown() {
        assertThat(comparer.newest(List.of(model("unknown", null)), assumed))
                .isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(assumed).containsExactly("Token prices of today, 2026-11-26.");
    }
}
