package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.failure.MissingData;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendSeriesTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Test
    void findsAValueThatDoublesEveryHundredDays() {
        var report =
                series(
                                IntStream.range(0, 6)
                                        .mapToObj(
                                                i -> point("m" + i, 100 * i, StrictMath.pow(2, i)))
                                        .toList())
                        .report(0.9);

        assertThat(report.doublingDays()).isCloseTo(100, within(1e-6));
        assertThat(report.factorPerYear().median())
                .isCloseTo(StrictMath.pow(2, 3.6525), within(1e-6));
        assertThat(report.fallPerYear().median() * report.factorPerYear().median())
                .isCloseTo(1, within(1e-12));
        assertThat(report.fit().points()).isEqualTo(6);
        assertThat(report.line())
                .extracting(TrendReport.LineEnd::on)
                .containsExactly(FIRST, FIRST.plusDays(500));
        assertThat(report.line().get(1).value()).isCloseTo(32, within(1e-6));
    }

    @Test
    void ordersPointsByDayAndNamesEachSourceOnce() {
        var report =
                series(
                                List.of(
                                        point("d", 300, 9),
                                        point("b", 100, 2),
                                        point("c", 200, 5),
                                        point("a", 0, 1)))
                        .report(0.9);

        assertThat(report.points())
                .extracting(point -> point.subject().slug())
                .containsExactly("a", "b", "c", "d");
        assertThat(report.sources()).singleElement().extracting("slug").isEqualTo("epoch");
    }

    @Test
    void refusesFewPointsAndPointsOfOneDay() {
        var three = List.of(point("a", 0, 1), point("b", 1, 2), point("c", 2, 3));
        var oneDay =
                List.of(point("a", 0, 1), point("b", 0, 2), point("c", 0, 3), point("d", 0, 4));

        for (var points : List.of(three, oneDay)) {
            assertThatThrownBy(() -> series(points).report(0.9))
                    .isInstanceOf(MissingData.class)
                    .hasMessageContaining("at least 4 points on different days");
        }
    }

    private static TrendPoint point(String slug, int day, double value) {
        return TrendPoint.of(new Ref(slug, slug), FIRST.plusDays(day), value, source("epoch"));
    }

    private static TrendSeries series(List<TrendPoint> points) {
        return new TrendSeries(TrendKind.PRICE, "Test points.", "USD", points, List.of());
    }
}
