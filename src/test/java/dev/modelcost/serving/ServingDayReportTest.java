package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.dense70B;
import static dev.modelcost.serving.ServingFixtures.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.source.SourceRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DeepSeek's disclosure of a day, as docs/concepts/serving-cost.md checks it. */
class ServingDayReportTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Test
    void followsFromWhatIsPublished() {
        var claims = disclosure();
        claims.add(claim("serving-cost", "per-day", "USD", 87_072, null));
        claims.add(claim("serving-revenue", "per-day", "USD", 562_027, null));

        var report = report(claims, new BigDecimal("0.14"));

        assertThat(report.costUsd().median()).isEqualTo(87_072);
        assertThat(report.publishedCostUsd()).isEqualTo(87_072);
        assertThat(report.computedRevenueUsd().median()).isCloseTo(562_100, within(1.0));
        assertThat(report.grossMargin()).isCloseTo(1 - 87_072 / 562_027.0, within(1e-12));
        assertThat(report.markUp()).isCloseTo(562_027 / 87_072.0 - 1, within(1e-12));
        assertThat(report.model().slug()).isEqualTo("dense-70b");
        assertThat(report.assumed()).hasSize(1);
        assertThat(report.sources())
                .extracting(SourceRef::slug)
                .containsExactly("disclosure", "price-page");
    }

    @Test
    void goesByTheComputedRevenueWhereNoneIsPublished() {
        var report = report(disclosure(), new BigDecimal("0.14"));

        assertThat(report.publishedRevenueUsd()).isNull();
        assertThat(report.grossMargin())
                .isEqualTo(1 - 87_072 / report.computedRevenueUsd().median());
        assertThat(report.assumed()).anyMatch(line -> line.contains("computed revenue"));
    }

    @Test
    void pricesCachedTokensLikeAllOthersWhereTheyHaveNoPrice() {
        var report = report(disclosure(), null);

        assertThat(report.computedRevenueUsd().median())
                .isCloseTo((608e9 * 0.55 + 168e9 * 2.19) / 1e6, within(1.0));
        assertThat(report.assumed()).anyMatch(line -> line.contains("no price of cache reads"));
    }

    @Test
    void namesWhatNobodyPublished() {
        var claims = disclosure();
        claims.removeIf(claim -> claim.metric.equals("usd-per-chip-hour"));

        assertThatThrownBy(() -> PublishedDay.of(dense70B(), claims, List.of("DeepSeek-R1")))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("usd-per-chip-hour in serving"));
    }

    private static ServingDayReport report(List<Claim> claims, BigDecimal cacheRead) {
        var model = dense70B();
        var price = new TokenPrice();
        price.providerModel = "chat";
        price.validFrom = DAY;
        price.input = new BigDecimal("0.55");
        price.cacheRead = cacheRead;
        price.output = new BigDecimal("2.19");
        price.source = source("price-page");
        return ServingDayReport.of(model, PublishedDay.of(model, claims, List.of()), price, 8);
    }

    private static List<Claim> disclosure() {
        return new ArrayList<>(
                List.of(
                        claim("serving-throughput", "serving", "tokens/s", 73_700, "prefill"),
                        claim("serving-throughput", "per-day", "tokens", 608e9, "input tokens"),
                        claim(
                                "serving-throughput",
                                "per-day",
                                "tokens",
                                342e9,
                                "cached input tokens"),
                        claim("serving-throughput", "per-day", "tokens", 168e9, "output tokens"),
                        claim("chip-count", "serving", "1", 226.75 * 8, "V3 and R1"),
                        claim("usd-per-chip-hour", "serving", "USD", 2, null)));
    }

    private static Claim claim(
            String metric, String scope, String unit, double value, String subject) {
        var claim = new Claim();
        claim.metric = metric;
        claim.scope = scope;
        claim.unit = unit;
        claim.value = value;
        claim.subjectName = subject;
        claim.statedOn = DAY;
        claim.source = source("disclosure");
        return claim;
    }
}
