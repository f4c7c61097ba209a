package dev.modelcost.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A period of points that were put in order once is the same as its points alone. */
class OrderedPointsTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 60;
    private static final TrendSeries.Confidence CONFIDENCE = new TrendSeries.Confidence(0.9, false);

    @Property
    void aPeriodIsFittedAsIfThereWereNoOtherPoints(
            @ForAll("points") List<TrendPoint> points, @ForAll("periods") TrendPeriod period) {
        var within = points.stream().filter(point -> period.holds(point.on())).toList();

        var part = OrderedPoints.of(points).during(period);

        // To the last digit: what is published has them all.
        assertThat(new FittedSeries(series(points), part).report(List.of(), CONFIDENCE, 20))
                .isEqualTo(series(within).report(CONFIDENCE, 20));
    }

    @Property
    void whatIsAheadIsOfLaterDays(
            @ForAll("points") List<TrendPoint> points,
            @ForAll("periods") TrendPeriod period,
            @ForAll("days") LocalDate today) {
        assertThat(OrderedPoints.of(points).during(period).after(today))
                .containsExactlyInAnyOrderElementsOf(
                        points.stream()
                                .filter(point -> period.holds(point.on()))
                                .filter(point -> point.on().isAfter(today))
                                .toList());
    }

    @Provide
    Arbitrary<List<TrendPoint>> points() {
        // Few days, subjects and sources, so that many points share them.
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        days(),
                        Arbitraries.doubles().between(1e-3, 1e6).ofScale(6),
                        Arbitraries.of("one", "two", "three", "four"))
                .as(
                        (subject, day, value, source) ->
                                new TrendPoint(
                                        new Ref(subject, subject),
                                        day,
                                        null,
                                        value,
                                        new SourceRef(source, source, "paper", null)))
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<TrendPeriod> periods() {
        return Combinators.combine(days().injectNull(0.2), days().injectNull(0.2))
                .as(TrendPeriod::new);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
    }

    private static TrendSeries series(List<TrendPoint> points) {
        return TrendSeries.unscored(TrendKind.CHIP_PRICE, "Test points.", "USD", points, List.of());
    }
}
