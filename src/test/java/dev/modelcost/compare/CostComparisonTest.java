package dev.modelcost.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.compare.CompareReport.Cost;
import dev.modelcost.compare.CompareReport.CostRatio;
import dev.modelcost.compare.CompareReport.Entry;
import dev.modelcost.store.Ref;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostComparisonTest {

    @Test
    void dividesOwnStagesByOwnStagesAndWholeByWhole() {
        var base = entry("base", 100.0, null);
        var tuned = entry("tuned", 10.0, 110.0);

        assertThat(CostComparison.ratios(List.of(base, tuned)))
                .extracting(CostRatio::scope, CostRatio::times)
                .containsExactly(tuple("own-stages", 0.1), tuple("with-base-models", 1.1));
    }

    @Test
    void leavesOutTheSecondScopeWhereNoModelHasABase() {
        assertThat(CostComparison.ratios(List.of(entry("a", 1.0, null), entry("b", 2.0, null))))
                .extracting(CostRatio::scope)
                .containsExactly("own-stages");
    }

    @Test
    void leavesOutAModelWhoseCostIsUnknown() {
        var ratios =
                CostComparison.ratios(
                        List.of(
                                entry("a", 1.0, null),
                                entry("unknown", null, null),
                                entry("c", 3.0, null)));

        assertThat(ratios)
                .singleElement()
                .satisfies(
                        ratio -> {
                            assertThat(ratio.model().slug()).isEqualTo("c");
                            assertThat(ratio.over().slug()).isEqualTo("a");
                            assertThat(ratio.times()).isEqualTo(3);
                        });
    }

    private static Entry entry(String slug, Double own, Double whole) {
        return new Entry(new Ref(slug, slug), null, List.of(), cost(own), cost(whole), null);
    }

    private static Cost cost(Double usd) {
        return usd == null
                ? null
                : new Cost(
                        Estimate.range(usd / 2, usd, usd * 2, 0.9),
                        null,
                        "market",
                        "All stages.",
                        "/path");
    }
}
