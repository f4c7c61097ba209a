package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSettingsTest {

    private final ObjectMapper json = new ObjectMapper();

    JsonSettingsTest() {
        new JsonSettings().customize(json);
    }

    @Test
    void writesWholeNumbersInFull() throws JsonProcessingException {
        assertThat(json.writeValueAsString(List.of(294_000.0, 671e9, -2.0, 0.0)))
                .isEqualTo("[294000,671000000000,-2,0]");
    }

    /** Double.toString of a JDK 17 gives 9.500000000000001E21, that of a JDK 25 does not. */
    @Test
    void writesTheShortestDigitsOnEveryJvm() throws JsonProcessingException {
        assertThat(json.writeValueAsString(List.of(9.5e21, 2e23, 0.002, 1.1e-5)))
                .isEqualTo("[9.5E21,2.0E23,0.002,1.1E-5]");
    }

    /** The sources of a step are slugs already. */
    @Test
    void writesTheSlugsOfAStepWhetherOrNotSourcesAreAskedFor() throws JsonProcessingException {
        var step = Step.published("Hours", new Input("published hours", 8, "h", "paper"));
        var derivation =
                json.writer()
                        .withAttribute(AnswerDetail.class, EnumSet.of(AnswerDetail.DERIVATION));

        assertThat(derivation.writeValueAsString(step))
                .contains("\"sources\":[\"paper\"]")
                .isEqualTo(json.writeValueAsString(step));
    }
}
