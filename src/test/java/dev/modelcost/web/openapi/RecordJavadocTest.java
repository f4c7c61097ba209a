package dev.modelcost.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.chip.ChipView;
import org.junit.jupiter.api.Test;

class RecordJavadocTest {

    @Test
    void readsWhatIsSaidOfEachComponent() {
        var javadoc =
                RecordJavadoc.parse(
                        " A part, see {@link Whole}.\n\n @param hours in {@code h},\n     above 0\n @param name null if unknown.\n");

        assertThat(javadoc.text()).isEqualTo("A part, see Whole.");
        assertThat(javadoc.component("hours")).isEqualTo("in h, above 0");
        assertThat(javadoc.component("name")).isEqualTo("null if unknown.");
        assertThat(javadoc.component("other")).isNull();
    }

    /** Without the annotation processor that keeps it, the API would be described by nothing. */
    @Test
    void theCompilerKeepsItBesideTheClass() {
        assertThat(RecordJavadoc.of(ChipView.class.getName()).component("tdpWatts"))
                .startsWith("thermal design power");
    }
}
