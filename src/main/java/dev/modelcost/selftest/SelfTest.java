package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.failure.Failure;
import dev.modelcost.failure.MissingData;
import dev.modelcost.store.KeptResults;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Runs all cases. */
@ApplicationScoped
class SelfTest {

    private static final String TABLE = "self_test.csv";

    /** So many days of an edition have their report kept. */
    private static final int DAYS = 10;

    private final RecordFigures figures;
    private final AmortizedCosts amortized;
    private final MeasuredFamilies measured;
    private final Clock clock;
    private final KeptResults<LocalDate, SelfTestReport> reports =
            new KeptResults<>(day -> compute(), report -> 1, DAYS);

    SelfTest(
            RecordFigures figures,
            AmortizedCosts amortized,
            MeasuredFamilies measured,
            Clock clock) {
        this.figures = figures;
        this.amortized = amortized;
        this.measured = measured;
        this.clock = clock;
    }

    static List<SelfTestCase> cases() {
        return ShippedTable.read(TABLE).stream().map(SelfTestCase::of).toList();
    }

    /** Once for an edition and a day. */
    SelfTestReport run() {
        return reports.of(LocalDate.now(clock));
    }

    private SelfTestReport compute() {
        var comparison = amortized.compare();
        return SelfTestReport.of(
                cases().stream().map(one -> result(one, comparison)).toList(),
                comparison,
                measured.judge());
    }

    /** Whoever runs the service may have ended or changed what a case rests on. */
    private SelfTestReport.Result result(
            SelfTestCase one, SelfTestReport.AmortizedComparison comparison) {
        try {
            return one.result(computed(one, comparison));
        } catch (Failure untold) {
            return one.notComputed(untold.getMessage());
        }
    }

    private Estimate computed(SelfTestCase one, SelfTestReport.AmortizedComparison comparison) {
        if (one.method().equals("amortized-cost-ratio")) {
            if (comparison.medianRatio() == null) {
                throw new MissingData(
                        "No model has a published amortised cost and a computed one.");
            }
            return Estimate.exact(comparison.medianRatio());
        }
        return RecordFigures.METHODS.contains(one.method())
                ? figures.compute(one.method(), one.inputs())
                : Estimate.exact(
                        MethodSelfTest.compute(
                                one.method(), one.inputs().stream().map(Double::valueOf).toList()));
    }
}
