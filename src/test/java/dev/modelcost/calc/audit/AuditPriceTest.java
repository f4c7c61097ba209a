package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.CONSTANTS;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void saysWhatARequestsPriceBuys() {
        var prices = PRICED_4O;
        var claim =
                claim(AuditMetric.SERVING_COST, 0.36, "USD cents", AuditRun.UNKNOWN, "per-request");
        var result = Audit.of(claim, priced(prices));

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.summary()).contains("it pays for 360 tokens of output");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0001, UNVERIFIABLE, cannot be checked",
        "0.3, UNVERIFIABLE, answers that were measured take 213.6 to",
        "0.4, CONTRADICTED, 'answers that were measured take at most 9,082 on average'",
        "2, CONTRADICTED, 'a request to the model holds at most 128,000'",
        "0.000001, CONTRADICTED, not pay for one token",
    })
    void aRequestTakesNoMoreTokensThanAnswersDo(double usd, Verdict verdict, String words) {
        var prices = PRICED_4O.within(128_000.0);
        var claim = claim(AuditMetric.SERVING_COST, usd, "USD", AuditRun.UNKNOWN, "per-request");
        var result = Audit.of(claim, priced(prices));

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.summary()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "cut, 80, true, CONSISTENT_IN_SCOPE",
        "cut, 20, true, CONTRADICTED",
        "cut, 8, true, CONTRADICTED",
        "rise, 80, true, CONTRADICTED",
        // Half of it is what the cache asks.
        "cut, 50, true, UNVERIFIABLE",
        // Another model may be meant.
        "less, 20, true, UNVERIFIABLE",
        ", 30, true, UNVERIFIABLE",
        "cut, 20, false, UNVERIFIABLE",
    })
    void aPriceListWithoutAGapContradictsAnotherCut(
            String part, double percent, boolean whole, Verdict verdict) {
        var prices =
                new AuditPrices(
                                Map.of("input", 2.0, "output", 8.0, "cached-input", 1.0),
                                "list",
                                Map.of(),
                                Map.of("input tokens from 2025-04-16 to 2025-06-10", 10.0),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                null,
                                null,
                                false)
                        .after(new AuditPrices.History(Map.of("input", List.of(10.0, 2.0)), whole));
        var result = Audit.of(ratio(percent, "percent", "unstated", part), priced(prices));

        assertThat(result.verdict()).as(result.summary()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"cached-input, 90, CONSISTENT", "cached-input, 50, CONTRADICTED"})
    void whatTheCacheSavesIsReadFromTheList(String scope, double percent, Verdict verdict) {
        var prices =
                new AuditPrices(
                        Map.of("input", 1.25, "output", 10.0, "cached-input", 0.125),
                        "list",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        false);

        assertThat(Audit.of(ratio(percent, "percent", scope, "less"), priced(prices)).verdict())
                .isEqualTo(verdict);
    }

    /** What was asked before anybody looked at the list is not known. */
    @ParameterizedTest
    @CsvSource({
        "2, true, UNVERIFIABLE",
        "3, true, CONTRADICTED",
        "0.5, true, CONSISTENT",
        "20, true, CONTRADICTED",
        "0.02, true, CONTRADICTED",
        "2, false, CONSISTENT_IN_SCOPE",
    })
    void aListOfALaterDayContradictsOnlyWhatIsFarFromIt(
            double usd, boolean later, Verdict verdict) {
        var prices =
                new AuditPrices(
                                Map.of("input", 0.5, "output", 1.5),
                                "list",
                                Map.of(),
                                Map.of("input tokens from 2024-03-26", 2.0),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                null,
                                null,
                                false)
                        .after(new AuditPrices.History(Map.of(), false, later));

        var claim =
                AuditFixtures.claim(
                        AuditMetric.TOKEN_PRICE, usd, "USD/Mtok", AuditRun.UNKNOWN, "input");

        assertThat(Audit.of(claim, priced(prices)).verdict()).isEqualTo(verdict);
    }

    /** What the cache cost half a year ago is no price that a reader would think of. */
    @ParameterizedTest
    @CsvSource({
        "9, CONSISTENT",
        "30, CONSISTENT_IN_SCOPE",
        "90, NOT_COMPARABLE",
        "900, CONTRADICTED"
    })
    void pricesOfCachedInputConfirmNoRatio(double times, Verdict verdict) {
        var prices =
                new AuditPrices(
                        Map.of("input", 1.0, "output", 4.0),
                        "list",
                        Map.of(),
                        Map.of(
                                "input tokens from 2025-01-13 to 2025-02-08", 0.3,
                                "cached-input tokens from 2025-01-13 to 2025-02-08", 0.05),
                        Map.of(),
                        Map.of("input", 9.0, "output", 36.0, "cached-input", 4.5),
                        Map.of(),
                        "the other",
                        "list",
                        true);

        assertThat(Audit.of(ratio(times, "times", "unstated", "less"), priced(prices)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void aCentMoreIsAnotherPrice() {
        var prices =
                new AuditPrices(
                        Map.of("input", 0.14, "output", 0.28),
                        "list",
                        Map.of("input tokens from 2025-02-08", 0.27),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        true);
        var claim = claim(AuditMetric.TOKEN_PRICE, 0.27, "USD/Mtok", AuditRun.UNKNOWN, "input");
        var result = Audit.of(claim, priced(prices));

        assertThat(result.verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(result.scope()).isEqualTo("input tokens from 2025-02-08");
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

    private static final AuditPrices PRICED_4O =
            new AuditPrices(
                    Map.of("input", 2.5, "output", 10.0),
                    "list",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    null,
                    null,
                    true);

    private static AuditClaim ratio(double value, String unit, String scope, String part) {
        return new AuditClaim(
                AuditMetric.PRICE_RATIO,
                AuditComparator.EQUAL,
                value,
                value,
                Unit.of(unit).orElseThrow(),
                scope,
                part,
                null,
                null,
                AuditAuthority.PRESS,
                AuditRun.UNKNOWN);
    }

    private static AuditFacts priced(AuditPrices prices) {
        return new AuditFacts(
                "GPT-4o",
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
    }
}
