package dev.modelcost.training;

import static dev.modelcost.testsupport.RecordRows.claim;
import static dev.modelcost.testsupport.RecordRows.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.claim.Claim;
import dev.modelcost.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedMfuTest {

    private static final Model LLAMA = model("llama", "2024-07-23");

    @Test
    void isTheFigureOfTheRunWithTheRangeOfItsMakers() {
        var published = PublishedMfu.of(stage(0.41), fp8(), List.of(range(38, 43)));

        assertThat(published.share()).isEqualTo(Estimate.range(0.38, 0.41, 0.43, 1));
        assertThat(published.precision()).isEqualTo("fp8");
    }

    @Test
    void takesNoRangeThatDoesNotHoldTheFigure() {
        assertThat(PublishedMfu.of(stage(0.5), fp8(), List.of(range(38, 43))).share())
                .isEqualTo(Estimate.exact(0.5));
    }

    @Test
    void takesNoRangeOfOthers() {
        var analyst = range(38, 43);
        analyst.claimantKind = "analyst";
        var otherModel = range(38, 43);
        otherModel.model = model("other", "2024-07-23");

        assertThat(PublishedMfu.of(stage(0.41), null, List.of(analyst, otherModel)))
                .isEqualTo(new PublishedMfu(Estimate.exact(0.41), null));
    }

    @Test
    void isNothingWhereTheMakersSayNothing() {
        assertThat(PublishedMfu.of(stage(null), fp8(), List.of(range(38, 43)))).isNull();
    }

    private static Claim range(double low, double high) {
        var claim = claim(LLAMA, "range", low, "run");
        claim.metric = "mfu";
        claim.unit = "percent";
        claim.valueHigh = high;
        return claim;
    }

    private static ChipPeak fp8() {
        var peak = new ChipPeak();
        peak.precision = "fp8";
        return peak;
    }

    private static TrainingStage stage(Double mfu) {
        return new TrainingStage(
                LLAMA,
                "training",
                null,
                "fp8",
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                mfu,
                null,
                null,
                null,
                "training",
                List.of(),
                List.of());
    }
}
