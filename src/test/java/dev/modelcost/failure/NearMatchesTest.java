package dev.modelcost.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

class NearMatchesTest {

    private static final double ROUNDING = 1e-12;

    @Example
    void theMostSimilarComeFirst() {
        assertThat(NearMatches.of("deepseek-r2", List.of("deepseek-v3", "gpt-4", "deepseek-r1")))
                .containsExactly("deepseek-r1", "deepseek-v3");
    }

    @Example
    void aPartBetweenHyphensIsNearWhateverStandsAroundIt() {
        assertThat(NearMatches.of("H100", List.of("nvidia-h100-sxm5", "nvidia-h100", "tpu-v5e")))
                .containsExactly("nvidia-h100", "nvidia-h100-sxm5");
    }

    @Property
    void nothingIsLeftOutThatIsSimilar(
            @ForAll("names") String asked, @ForAll("names") String known) {
        assertThat(NearMatches.mostSimilarity(asked, known))
                .isGreaterThanOrEqualTo(new JaroWinklerSimilarity().apply(asked, known) - ROUNDING);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abc-1\u00e9\u0161").ofMinLength(0).ofMaxLength(9);
    }
}
