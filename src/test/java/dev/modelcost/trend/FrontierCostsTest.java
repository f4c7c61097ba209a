package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.claim;
import static dev.modelcost.testsupport.RecordRows.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.claim.Claim;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierCostsTest {

    private static final TrendPeriod ALWAYS = new TrendPeriod(null, null);

    private static final List<Claim> CLAIMS =
            List.of(
                    cost("a", "2020-01-01", 10, null),
                    cost("a", "2020-01-01", 30, "cloud rental"),
                    cost("a", "2020-01-01", 500, "hardware, up-front"),
                    cost("b", "2021-01-01", 50, null),
                    cost("c", "2022-01-01", 20, null));

    /** The costliest is b, which took the least compute. */
    private static final List<FrontierCosts.Compute> COMPUTE =
            List.of(
                    compute("a", "2020-01-01", 1e23),
                    compute("b", "2021-01-01", 1e22),
                    compute("c", "2022-01-01", 1e24));

    @Test
    void ranksByComputeAtTheReleaseAndNotByCost() {
        assertThat(slugs(series(CLAIMS, COMPUTE, CostBasis.AMORTIZED, 1, ALWAYS)))
                .containsExactly("a", "c");
        assertThat(slugs(series(CLAIMS, COMPUTE, CostBasis.AMORTIZED, 2, ALWAYS)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void hasOneBasisAndOneFigureAModel() {
        var amortized = series(CLAIMS, COMPUTE, CostBasis.AMORTIZED, 10, ALWAYS);
        var cloud = series(CLAIMS, COMPUTE, CostBasis.CLOUD, 10, ALWAYS);
        var upFront = series(CLAIMS, COMPUTE, CostBasis.UP_FRONT, 10, ALWAYS);

        assertThat(amortized.points()).extracting(TrendPoint::value).containsExactly(10., 50., 20.);
        assertThat(cloud.points()).extracting(TrendPoint::value).containsExactly(30.);
        assertThat(upFront.points()).extracting(TrendPoint::value).containsExactly(500.);
        assertThat(cloud.description()).contains("cloud");
    }

    /** What a data set has under both names cannot be both. */
    @Test
    void takesNoRentForAnAmortisedCost() {
        var both =
                List.of(
                        cost("a", "2020-01-01", 30, null),
                        cost("a", "2020-01-01", 30, "cloud rental"));

        assertThat(series(both, COMPUTE, CostBasis.AMORTIZED, 10, ALWAYS).points()).isEmpty();
        assertThat(series(both, COMPUTE, CostBasis.CLOUD, 10, ALWAYS).points()).hasSize(1);
    }

    @Test
    void leavesOutWhatHoldsMoreThanTheRun() {
        var more = cost("a", "2020-01-01", 10, null);
        more.scope = "unstated";

        assertThat(series(List.of(more), COMPUTE, CostBasis.AMORTIZED, 10, ALWAYS).points())
                .isEmpty();
    }

    @Test
    void countsModelsOutsideThePeriodAndWithoutACostForTheRank() {
        var since2021 = new TrendPeriod(LocalDate.of(2021, 1, 1), null);
        var costOfB = List.of(cost("b", "2021-01-01", 50, null));

        assertThat(series(costOfB, COMPUTE, CostBasis.AMORTIZED, 1, since2021).points()).isEmpty();
        assertThat(slugs(series(costOfB, COMPUTE, CostBasis.AMORTIZED, 2, since2021)))
                .containsExactly("b");
    }

    private static TrendSeries series(
            List<Claim> claims,
            List<FrontierCosts.Compute> known,
            CostBasis basis,
            int top,
            TrendPeriod period) {
        return FrontierCosts.series(
                FrontierCosts.ofBasis(basis, claims).values(),
                known,
                new TrainingCostTrendRequest(
                        basis,
                        top,
                        period,
                        new TrendSeries.Confidence(0.9, false),
                        1000,
                        List.of()));
    }

    private static Claim cost(String slug, String releasedOn, double usd, String subject) {
        var claim = claim(model(slug, releasedOn), "=", usd, "run");
        claim.subjectName = subject;
        return claim;
    }

    private static FrontierCosts.Compute compute(String slug, String releasedOn, double flop) {
        return new FrontierCosts.Compute(slug, LocalDate.parse(releasedOn), flop);
    }

    private static List<String> slugs(TrendSeries series) {
        return series.points().stream().map(point -> point.subject().slug()).toList();
    }
}
