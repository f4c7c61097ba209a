package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.h100;
import static dev.modelcost.serving.ServingFixtures.peak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ChipAtPrecisionTest {

    @Test
    void calculatesInThePrecisionOfTheWeightsWhereItCan() {
        var chip = h100();

        var found =
                ChipAtPrecision.of(
                        chip,
                        Peaks.known(
                                List.of(peak(chip, "bf16", 989e12), peak(chip, "fp8", 1979e12))),
                        "fp8",
                        8);

        assertThat(found.chip().densePeakFlopPerSecond()).isEqualTo(1979e12);
        assertThat(found.chip().source()).isEqualTo("h100-data-sheet");
        assertThat(found.assumed()).isEmpty();
    }

    @Test
    void calculatesInSixteenBitsWhereTheChipHasNoShorterFormat() {
        var chip = h100();

        var found =
                ChipAtPrecision.of(
                        chip, Peaks.known(List.of(peak(chip, "bf16", 989e12))), "int4", 8);

        assertThat(found.chip().densePeakFlopPerSecond()).isEqualTo(989e12);
        assertThat(found.assumed())
                .singleElement()
                .asString()
                .contains("in int4 and calculates in bf16");
    }

    @Test
    void namesEverythingThatTheRecordLacks() {
        var chip = h100();
        chip.memoryBytes = null;
        chip.memoryBandwidthBytesPerSecond = null;

        assertThatThrownBy(() -> ChipAtPrecision.of(chip, Peaks.known(List.of()), "fp32", 8))
                .asInstanceOf(InstanceOfAssertFactories.type(MissingData.class))
                .extracting(MissingData::missing)
                .isEqualTo(
                        List.of(
                                "fp32 peak of nvidia-h100-sxm5-80gb",
                                "memory of nvidia-h100-sxm5-80gb",
                                "memory bandwidth of nvidia-h100-sxm5-80gb"));
    }
}
