package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendSeriesTest {

    private static final int MOST = 1000;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Test
    void findsAValueThatDoublesEveryHundredDays() {
        var report =
                series(
                                IntStream.range(0, 8)
                                        .mapToObj(
                                                i -> point("m" + i, 100 * i, StrictMath.pow(2, i)))
                                        .toList())
                        .report(new TrendSeries.Confidence(0.9, false), MOST);

        assertThat(report.trend()).isTrue();
        assertThat(report.noTrendReason()).isNull();
        assertThat(report.doublingDays()).isCloseTo(100, within(1e-6));
        assertThat(report.factorPerYear().median())
                .isCloseTo(StrictMath.pow(2, 3.6525), within(1e-6));
        assertThat(report.fallPerYear().median() * report.factorPerYear().median())
                .isCloseTo(1, within(1e-12));
        assertThat(report.fit().points()).isEqualTo(8);
        assertThat(report.line())
                .extracting(TrendReport.LineEnd::on)
                .containsExactly(FIRST, FIRST.plusDays(700));
        assertThat(report.line().get(1).value()).isCloseTo(128, within(1e-6));
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
                        .report(new TrendSeries.Confidence(0.9, false), MOST);

        assertThat(report.points())
                .extracting(point -> point.subject().slug())
                .containsExactly("a", "b", "c", "d");
        assertThat(report.sources()).singleElement().extracting("slug").isEqualTo("epoch");
    }

    @Test
    void showsPointsThatAreNoTrendAndSaysWhy() {
        var report =
                series(List.of(point("b", 1, 2), point("a", 0, 1), point("c", 2, 3)))
                        .report(new TrendSeries.Confidence(0.9, false), MOST);

        assertThat(report.trend()).isFalse();
        assertThat(report.noTrendReason()).contains("at least 8 points; there are 3");
        assertThat(report.factorPerYear()).isNull();
        assertThat(report.fallPerYear()).isNull();
        assertThat(report.fit()).isNull();
        assertThat(report.line()).isEmpty();
        assertThat(report.points())
                .extracting(point -> point.subject().slug())
                .containsExactly("a", "b", "c");
    }

    @Test
    void saysOfAConfidenceThatIsGivenThatNothingHasAnInterval() {
        var few = series(List.of(point("a", 0, 1), point("b", 1, 2)));

        assertThat(few.report(new TrendSeries.Confidence(0.8, true), MOST).assumed())
                .anyMatch(line -> line.startsWith("Not used: confidence"));
        assertThat(few.report(new TrendSeries.Confidence(0.9, false), MOST).assumed()).isEmpty();
    }

    @Test
    void fitsAllPointsAndShowsNoMoreThanTheLimit() {
        var points =
                IntStream.range(0, 41).mapToObj(i -> point("m" + i, i, 1 + i % 3 + i)).toList();
        var confidence = new TrendSeries.Confidence(0.9, false);

        var all = series(points).report(confidence, 41);
        var some = series(points).report(confidence, 5);

        assertThat(all.points()).hasSize(41);
        assertThat(all.assumed()).isEmpty();
        assertThat(some.points())
                .extracting(point -> point.subject().slug())
                .containsExactly("m0", "m10", "m20", "m30", "m40");
        assertThat(some.assumed())
                .containsExactly(
                        "5 of the 41 points are shown, evenly from the first to the last; the line is that of all. limit takes more or fewer.");
        assertThat(some.fit()).isEqualTo(all.fit());
        assertThat(some.derivation()).isEqualTo(all.derivation());
    }

    private static TrendPoint point(String slug, int day, double value) {
        return TrendPoint.of(
                new Ref(slug, slug), FIRST.plusDays(day), "release", value, source("epoch"));
    }

    private static TrendSeries series(List<TrendPoint> points) {
        return TrendSeries.unscored(TrendKind.PRICE, "Test points.", "USD", points, List.of());
    }
}
