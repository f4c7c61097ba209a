package dev.modelcost.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.Agreement;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.training.MeasuredUtilization;
import dev.modelcost.testsupport.ShippedAssumptions;
import dev.modelcost.testsupport.ShippedMeasurements;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shares that the documentation promises of the steps in the record. */
class TrainingStepsTest {

    private static final int LONG_SEQUENCE = 8192;

    @Test
    void nineOfTenStepsAreWithinAHalfOfWhatIsExpected() {
        var agreement =
                Agreement.of(compared(ShippedMeasurements.of(MeasurementKind.TRAINING_STEP)), 0);

        assertThat(agreement.count()).isGreaterThan(280);
        assertThat(agreement.within1And5()).isGreaterThan(0.9);
        assertThat(agreement.within2()).isGreaterThan(0.97);
        assertThat(agreement.inRange()).isBetween(0.87, 0.93);
    }

    @Test
    void nineOfTenLongSequencesAreWithinTwoTimes() {
        var agreement =
                Agreement.of(
                        compared(
                                ShippedMeasurements.of(MeasurementKind.TRAINING_STEP).stream()
                                        .filter(
                                                row ->
                                                        row.sequenceTokens != null
                                                                && row.sequenceTokens
                                                                        > LONG_SEQUENCE)
                                        .toList()),
                        0);

        assertThat(agreement.count()).isGreaterThan(20);
        assertThat(agreement.within2()).isGreaterThan(0.9);
    }

    private static List<Compared> compared(List<Measurement> rows) {
        var peaks = ShippedMeasurements.peaks();
        var rule = new MeasuredUtilization(ShippedAssumptions.open(AssumptionBook.TRAINING));
        return rows.stream()
                .flatMap(row -> TrainingSteps.of(row, of -> peaks.get(of.chip.slug)).stream())
                .map(step -> step.against(rule))
                .toList();
    }
}
