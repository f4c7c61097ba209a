package dev.modelcost.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfTestCaseTest {

    /** A comparison that lets everything pass compares nothing: sources round to two digits. */
    private static final double LOOSEST = 0.05;

    static Stream<SelfTestCase> cases() {
        return SelfTest.cases().stream();
    }

    static Stream<SelfTestCase> formulas() {
        return cases().filter(one -> !RecordFigures.METHODS.contains(one.method()))
                .filter(one -> !one.method().equals("amortized-cost-ratio"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allowsNoMoreThanPublishedFiguresRound(SelfTestCase one) {
        if (one.tolerance() != null) {
            assertThat(one.tolerance()).isBetween(0.0, LOOSEST);
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void meetsThePublishedResultOrIsKnownNotTo(SelfTestCase one) {
        var inputs = one.inputs().stream().map(Double::valueOf).toList();
        var computed = MethodSelfTest.compute(one.method(), inputs);

        assertThat(one.result(Estimate.exact(computed)).status())
                .as("%s: %s", one.id(), computed)
                .isEqualTo(one.reason() == null ? "agrees" : "disagrees");
    }

    @Test
    void agreesWithinTheTolerance() {
        var result = oneOf(100, null, 0.01, null).result(Estimate.exact(100.9));

        assertThat(result.status()).isEqualTo("agrees");
        assertThat(result.passed()).isTrue();
        assertThat(result.error()).isCloseTo(0.009, within(1e-12));
        assertThat(result.computedRange()).isNull();
    }

    @Test
    void disagreesByWhatIsKnownAndFailsByAnythingElse() {
        var known = oneOf(100, null, 0.01, -0.3);

        var asKnown = known.result(Estimate.exact(70));
        assertThat(asKnown.status()).isEqualTo("disagrees");
        assertThat(asKnown.passed()).isFalse();
        assertThat(asKnown.reason()).isEqualTo("known");
        var otherwise = known.result(Estimate.exact(60));
        assertThat(otherwise.status()).isEqualTo("fails");
        assertThat(otherwise.reason()).isNull();
        assertThat(oneOf(100, null, 0.01, null).result(Estimate.exact(70)).status())
                .isEqualTo("fails");
    }

    @Test
    void measuresFromTheNearerEndOfAPublishedRange() {
        var range = oneOf(38, 43.0, 0.01, null);

        assertThat(range.result(Estimate.exact(41)).error()).isZero();
        assertThat(range.result(Estimate.exact(35)).error()).isCloseTo(35 / 38.0 - 1, within(1e-9));
        assertThat(range.result(Estimate.exact(50)).error()).isCloseTo(50 / 43.0 - 1, within(1e-9));
    }

    @Test
    void wantsThePublishedResultInTheRangeOfTheAnswerWhereNoToleranceIsGiven() {
        var within = oneOf(100, null, null, null);

        assertThat(within.result(Estimate.range(90, 120, 150, 0.9)).status()).isEqualTo("agrees");
        assertThat(within.result(Estimate.range(110, 120, 150, 0.9)).status()).isEqualTo("fails");
    }

    @Test
    void knowsNoErrorWithoutAReason() {
        assertThatThrownBy(
                        () ->
                                new SelfTestCase(
                                        "id", "name", "m", List.of(), 1, null, "USD", 0.1, "s", 0.2,
                                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SelfTestCase oneOf(
            double published, Double high, Double tolerance, Double knownError) {
        return new SelfTestCase(
                "id",
                "name",
                "method",
                List.of(),
                published,
                high,
                "USD",
                tolerance,
                "source",
                knownError,
                knownError == null ? null : "known");
    }
}
