package dev.modelcost.calc.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "nvidia-a100-sxm4-80gb, nvidia-a100, a100",
        "nvidia-v100s-pcie-32gb, nvidia-v100, v100",
        "nvidia-k40t, nvidia-k40, k40",
        "amd-mi300x, amd-mi300, mi300",
        "nvidia-a1000, nvidia-a1000, a1000",
        "google-tpu-v3, google-tpu-v3, tpu-v3",
        "nvidia-geforce-gtx-1080-ti, nvidia-geforce-gtx-1080-ti, geforce-gtx-1080-ti"
    })
    void sharesVendorAndNumber(String chip, String family, String name) {
        assertThat(ChipFamily.of(chip)).isEqualTo(family);
        assertThat(ChipFamily.nameOf(chip)).isEqualTo(name);
    }
}
