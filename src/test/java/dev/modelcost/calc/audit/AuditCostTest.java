package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static dev.modelcost.calc.audit.AuditFixtures.r1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is said of a training cost. */
class AuditCostTest {

    @Test
    void namesTheTranspositionOfTheArticle() {
        var result = r1Cost(249_000);

        assertThat(result.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(result.explanations())
                .extracting(Explanation::kind)
                .contains(Explanation.Kind.DIGIT_TRANSPOSITION);
        assertThat(result.explanations().get(0).alternative()).isEqualTo(294_000);
        assertThat(result.checks().get(0).implied()).isCloseTo(1.6939, within(0.0001));
        assertThat(result.summary()).contains("1.69 USD per chip-hour");
    }

    @Test
    void namesTheScopeInWhichACostHolds() {
        assertThat(r1Cost(294_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(294_000).scope()).isEqualTo("post-training");
        assertThat(r1Cost(294_000).summary()).contains("5,870,000 USD");
        assertThat(r1Cost(5_870_000).scope()).isEqualTo("with-base-model");
        assertThat(r1Cost(5_600_000).verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(r1Cost(29_400_000).verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(r1Cost(700_000).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void roundsAsPeopleDo() {
        assertThat(r1Cost(290_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(300_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(293_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(280_000).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void callsHoursTimesAnAssumedRateCircular() {
        var stated =
                new AuditRun(
                        new AuditRun.Time(147_000.0, null, null),
                        AuditRun.Work.UNKNOWN,
                        AuditRun.Use.UNKNOWN,
                        2.0,
                        null);
        var claim = claim(AuditMetric.TRAINING_COST, 294_000, "USD", stated);

        assertThat(Audit.of(claim, nothing(null)).verdict()).isEqualTo(Verdict.CIRCULAR);
    }

    @Test
    void saysWhatIsMissing() {
        var result = Audit.of(claim(AuditMetric.TRAINING_COST, 1e6, "USD"), nothing(null));

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.checks())
                .allMatch(check -> check.outcome() == AuditCheck.Outcome.NOT_RUN)
                .anyMatch(check -> check.derivation().contains("chip-hours"));
    }

    private static AuditResult r1Cost(double usd) {
        return Audit.of(claim(AuditMetric.TRAINING_COST, usd, "USD"), r1());
    }
}
