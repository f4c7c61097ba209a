package dev.modelcost.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.model.Model;
import dev.modelcost.testsupport.ShippedMeasurements;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestMeasurementsTest {

    private static final List<Measurement> STEPS =
            ShippedMeasurements.of(MeasurementKind.TRAINING_STEP);

    @Test
    void theSameModelComesBeforeOneOfItsSize() {
        var model = model("llama-3-70b");

        var found = new NearestMeasurements(model, 70.6e9, false, "fp8", 64.0, null).among(STEPS);

        assertThat(found).hasSize(3);
        assertThat(found)
                .allSatisfy(
                        near -> {
                            assertThat(near.differsIn()).doesNotContain("model", "precision");
                            assertThat(near.precision()).isEqualTo("fp8");
                        });
    }

    @Test
    void anUnknownModelIsComparedWithThoseOfItsSizeAndKind() {
        var found = new NearestMeasurements(null, 35e9, true, "fp8", null, null).among(STEPS);

        assertThat(found)
                .isNotEmpty()
                .allSatisfy(near -> assertThat(near.differsIn()).containsExactly("model"));
        assertThat(found.get(0).model()).isIn("DeepSeekV3", "deepseek-v3", "Kimi_K2");
    }

    @Test
    void nothingIsNearAModelOfAnotherSize() {
        assertThat(new NearestMeasurements(null, 1e15, false, "bf16", null, null).among(STEPS))
                .isEmpty();
        assertThat(new NearestMeasurements(null, null, false, "bf16", null, null).among(STEPS))
                .isEmpty();
    }

    private static Model model(String slug) {
        return STEPS.stream()
                .map(step -> step.model)
                .filter(model -> model != null && model.slug.equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
