package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.Explanation.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How figures get garbled on their way into print. */
class AuditSlipsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TRAINING_COST, USD, 249000, 294000, DIGIT_TRANSPOSITION",
                "TRAINING_COST, USD, 2940000, 294000, POWER_OF_TEN",
                "TRAINING_COST, USD, 294, 294000, THOUSAND_MILLION_BILLION",
                "CHIP_COUNT, chips, 648, 512, PRODUCT_READ_AS_NUMBER",
                "CHIP_COUNT, chips, 256, 2048, PER_GPU_FOR_PER_NODE",
                "TRAINING_TOKENS, tokens, 11.1e12, 14.8e12, WORDS_FOR_TOKENS",
                "TRAINING_COST, USD, 700000, 294000, -",
            })
    void recognizesTheSlip(
            AuditMetric metric, String unit, double printed, double stated, Kind kind) {
        assertThat(AuditSlips.of(claim(metric, printed, unit), List.of(figure(stated)), 0.75))
                .map(Explanation::kind)
                .isEqualTo(Optional.ofNullable(kind));
    }

    private static AuditFigure figure(double value) {
        return AuditFigure.of(
                value,
                "run",
                Role.WHOLE,
                "for the training",
                AuditAuthority.MAKER,
                false,
                "paper",
                "DeepSeek");
    }
}
