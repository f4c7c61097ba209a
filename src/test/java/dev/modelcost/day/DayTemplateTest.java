package dev.modelcost.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTemplateTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of a day, äöü",
                "9876-05-04",
                "9876-05-049876-05-04",
                "{\"asOf\":\"9876-05-04\",\"note\":\"that held on 9876-05-04.\"}",
                "9876-05-0 and 9876-05-04 and 99876-05-04"
            })
    void writesTheDayWhereverItIsLeftOpen(String text) throws IOException {
        var template = DayTemplate.of(text.getBytes(StandardCharsets.UTF_8));
        for (var day : new LocalDate[] {DAY, LocalDate.of(-5, 1, 1), LocalDate.of(12345, 1, 1)}) {
            var expected = text.replace("9876-05-04", day.toString());

            assertThat(template.on(day)).asString(StandardCharsets.UTF_8).isEqualTo(expected);
            assertThat(unpacked(template.gzipOn(day))).isEqualTo(expected);
        }
    }

    /** Larger than any buffer, and of what does not shrink. */
    @Test
    void compressesWhatIsLarge() throws IOException {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 30_000; i++) {
            text.append(i % 5_000 == 0 ? "9876-05-04" : Long.toString(random.nextLong(), 36));
        }
        var template = DayTemplate.of(text.toString().getBytes(StandardCharsets.UTF_8));
        var before = template.weight();

        var packed = template.gzipOn(DAY);

        assertThat(unpacked(packed)).isEqualTo(text.toString().replace("9876-05-04", "2025-03-01"));
        assertThat(packed.length).isLessThan(text.length());
        assertThat(template.weight()).isGreaterThan(before);
        assertThat(template.gzipOn(DAY)).isEqualTo(packed);
    }

    @Test
    void seesADayThatIsNotLeftOpen() {
        var template = DayTemplate.of("of 9876-05-04, valid from 2025-03-01".getBytes());

        assertThat(template.names(DAY)).isTrue();
        assertThat(template.names(DAY.plusDays(1))).isFalse();
        assertThat(template.names(DayTemplate.ANY)).isFalse();
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
