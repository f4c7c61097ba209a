package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.CONSTANTS;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of prices and margins. */
class AuditPriceTest {

    @Test
    void comparesPricesLikeForLike() {
        assertThat(ratio(53.6, "unstated").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(ratio(53.6, "cached-input").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(ratio(27.3, "unstated").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(ratio(107, "unstated").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(ratio(500, "unstated").verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(ratio(53.6, "unstated").summary())
                .contains("input 27.3, output 27.4, cached-input 53.6");
    }

    @Test
    void tellsMarkUpFromMargin() {
        var result = Audit.of(claim(AuditMetric.SERVING_MARGIN, 545, "percent"), nothing(null));

        assertThat(result.verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(result.explanations().get(0).alternative()).isCloseTo(84.5, within(0.01));
    }

    private static AuditResult ratio(double times, String scope) {
        var prices =
                new AuditPrices(
                        prices(0.55, 2.19, 0.14),
                        "list",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        prices(15, 60, 7.5),
                        Map.of(),
                        "o1",
                        "list",
                        true);
        var facts =
                new AuditFacts(
                        "DeepSeek-R1",
                        null,
                        List.of(),
                        List.of(),
                        AuditRun.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "grids of the world",
                        prices,
                        CONSTANTS);
        return Audit.of(
                claim(AuditMetric.PRICE_RATIO, times, "times", AuditRun.UNKNOWN, scope), facts);
    }

    private static Map<String, Double> prices(double input, double output, double cached) {
        return Map.of("input", input, "output", output, "cached-input", cached);
    }
}
