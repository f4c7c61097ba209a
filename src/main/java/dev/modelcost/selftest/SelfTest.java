package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Estimate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs all cases. */
@ApplicationScoped
class SelfTest {

    private static final String TABLE = "self_test.csv";

    private final RecordFigures figures;
    private final AmortizedCosts amortized;
    private final MeasuredFamilies measured;

    SelfTest(RecordFigures figures, AmortizedCosts amortized, MeasuredFamilies measured) {
        this.figures = figures;
        this.amortized = amortized;
        this.measured = measured;
    }

    static List<SelfTestCase> cases() {
        return ShippedTable.read(TABLE).stream().map(SelfTestCase::of).toList();
    }

    SelfTestReport run() {
        var comparison = amortized.compare();
        return SelfTestReport.of(
                cases().stream().map(one -> one.result(computed(one, comparison))).toList(),
                comparison,
                measured.judge());
    }

    private Estimate computed(SelfTestCase one, SelfTestReport.AmortizedComparison comparison) {
        if (one.method().equals("amortized-cost-ratio")) {
            return Estimate.exact(comparison.medianRatio());
        }
        return RecordFigures.METHODS.contains(one.method())
                ? figures.compute(one.method(), one.inputs())
                : Estimate.exact(
                        MethodSelfTest.compute(
                                one.method(), one.inputs().stream().map(Double::valueOf).toList()));
    }
}
