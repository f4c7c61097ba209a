package dev.modelcost.compare;

import static dev.modelcost.testsupport.RecordRows.claim;
import static dev.modelcost.testsupport.RecordRows.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.claim.Claim;
import dev.modelcost.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimComparisonTest {

    private final Model older = model("older", "2023-03-14");
    private final Model newer = model("newer", "2025-01-20");

    @Test
    void dividesTheLaterModelsClaimByTheEarliersInTheOrderOfTheQuestion() {
        var ratio = ratio(claim(newer, "=", 300e3, "run"), claim(older, "=", 100e6, "run"));

        assertThat(ratio.model().slug()).isEqualTo("newer");
        assertThat(ratio.over().name()).isEqualTo("Model older");
        assertThat(ratio.times()).isEqualTo(0.003);
        assertThat(ratio.claim()).isEqualTo("claim-newer");
        assertThat(ratio.overClaim()).isEqualTo("claim-older");
        assertThat(ratio.comparable()).isTrue();
    }

    @Test
    void saysThatDifferentScopesTellLittle() {
        var ratio =
                ratio(
                        claim(newer, "=", 300e3, "post-training"),
                        claim(older, "=", 100e6, "development"));

        assertThat(ratio.comparable()).isFalse();
        assertThat(ratio.note()).contains("Model newer: post-training", "Model older: development");
    }

    @ParameterizedTest
    @CsvSource({"=, =, =", ">, =, >", "<=, =, <=", "=, >, ~", ">, <, ~"})
    void aBoundOfTheDividendBoundsTheRatio(String dividend, String divisor, String comparator) {
        var ratio = ratio(claim(newer, dividend, 1e6, "run"), claim(older, divisor, 2e6, "run"));

        assertThat(ratio.comparator()).isEqualTo(comparator);
    }

    @Test
    void comparesNeitherOtherMoneyNorOthersClaimsNorStages() {
        var inEuro = claim(older, "=", 1, "run");
        inEuro.unit = "EUR";
        var byPress = claim(older, "=", 1, "run");
        byPress.claimantKind = "press";
        var ofStage = claim(older, "=", 1, "stage");

        for (var other : List.of(inEuro, byPress, ofStage)) {
            assertThat(ratios(claim(newer, "=", 1, "run"), other)).isEmpty();
        }
    }

    private CompareReport.ClaimRatio ratio(Claim ofNewer, Claim ofOlder) {
        return ratios(ofNewer, ofOlder).get(0);
    }

    private List<CompareReport.ClaimRatio> ratios(Claim ofNewer, Claim ofOlder) {
        return ClaimComparison.ratios(List.of(older, newer), List.of(ofOlder, ofNewer));
    }
}
