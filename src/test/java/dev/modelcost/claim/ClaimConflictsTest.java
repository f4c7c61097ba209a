package dev.modelcost.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which claims cannot both be right, and the likely reason. */
class ClaimConflictsTest {

    private static final ComparableFigure REUTERS = cost("reuters", "=", 294_000, "USD");

    @Test
    void namesTransposedDigits() {
        assertThat(ClaimConflicts.of(cost("zdnet", "=", 249_000, "USD"), List.of(REUTERS)))
                .containsExactly(
                        new ClaimConflict(
                                "reuters",
                                "249,000 USD against 294,000 USD (-15.3 %)",
                                "Two digits are transposed in one of them."));
    }

    @Test
    void namesAPowerOfTenAcrossUnits() {
        assertThat(ClaimConflicts.of(cost("other", "=", 2.94, "USD M"), List.of(REUTERS)))
                .extracting(ClaimConflict::reason)
                .containsExactly("One of them is off by a power of ten.");
    }

    @Test
    void namesAnotherBasis() {
        var estimated =
                new ComparableFigure(
                        "e",
                        "r1",
                        null,
                        "training-cost",
                        "run",
                        "=",
                        500_000,
                        500_000,
                        "USD",
                        "estimated",
                        "SemiAnalysis");

        assertThat(ClaimConflicts.of(estimated, List.of(REUTERS)))
                .extracting(ClaimConflict::reason)
                .containsExactly(
                        "They were obtained differently: one is estimated, the other reported.");
    }

    @Test
    void roundingIsNoConflictNorIsABoundThatHolds() {
        assertThat(ClaimConflicts.of(cost("round", "=", 0.3, "USD M"), List.of(REUTERS))).isEmpty();
        assertThat(ClaimConflicts.of(cost("about", "~", 300_000, "USD"), List.of(REUTERS)))
                .isEmpty();
        assertThat(ClaimConflicts.of(cost("bound", ">", 200_000, "USD"), List.of(REUTERS)))
                .isEmpty();
    }

    @Test
    void anotherScopeOrTheClaimItselfIsNoConflict() {
        var development =
                new ComparableFigure(
                        "d",
                        "r1",
                        null,
                        "training-cost",
                        "development",
                        "=",
                        9e6,
                        9e6,
                        "USD",
                        "reported",
                        "DeepSeek");

        assertThat(ClaimConflicts.of(development, List.of(REUTERS))).isEmpty();
        assertThat(ClaimConflicts.of(REUTERS, List.of(REUTERS))).isEmpty();
    }

    private static ComparableFigure cost(String id, String comparator, double value, String unit) {
        return new ComparableFigure(
                id,
                "r1",
                null,
                "training-cost",
                "run",
                comparator,
                value,
                value,
                unit,
                "reported",
                "DeepSeek");
    }
}
