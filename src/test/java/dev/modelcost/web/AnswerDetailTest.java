package dev.modelcost.web;

import static dev.modelcost.web.AnswerDetail.DERIVATION;
import static dev.modelcost.web.AnswerDetail.SENSITIVITY;
import static dev.modelcost.web.AnswerDetail.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerDetailTest {

    private final ObjectMapper json = new ObjectMapper();

    private record Paper(String slug, String title) {}

    private record Stage(String name, List<String> derivation) {}

    private record Report(
            double hours,
            List<Stage> stages,
            List<String> derivation,
            List<Paper> sources,
            List<String> sensitivity) {}

    private static final Report REPORT =
            new Report(
                    147_000,
                    List.of(new Stage("post-training", List.of("512 x 80"))),
                    List.of("a x b"),
                    List.of(new Paper("arxiv-1", "One"), new Paper("arxiv-2", "Two")),
                    List.of("price"));

    AnswerDetailTest() {
        new JsonSettings().customize(json);
    }

    @Test
    void aCompactAnswerNamesItsSourcesAndLeavesTheRestOut() throws JsonProcessingException {
        assertThat(written(Set.of()))
                .isEqualTo(
                        "{\"hours\":147000,\"stages\":[{\"name\":\"post-training\"}],"
                                + "\"sourceSlugs\":[\"arxiv-1\",\"arxiv-2\"]}");
    }

    @Test
    void writesADetailWhereverItStandsIfItIsAskedFor() throws JsonProcessingException {
        assertThat(written(Set.of(DERIVATION)))
                .contains("{\"name\":\"post-training\",\"derivation\":[\"512 x 80\"]}")
                .contains("\"derivation\":[\"a x b\"]")
                .doesNotContain("sensitivity");
        assertThat(written(Set.of(SENSITIVITY))).contains("\"sensitivity\":[\"price\"]");
    }

    @Test
    void sourcesInFullReplaceTheirSlugs() throws JsonProcessingException {
        assertThat(written(Set.of(SOURCES)))
                .contains("\"sources\":[{\"slug\":\"arxiv-1\",\"title\":\"One\"},")
                .doesNotContain("sourceSlugs");
    }

    @Test
    void withAllDetailsNothingIsLeftOut() throws JsonProcessingException {
        assertThat(written(EnumSet.allOf(AnswerDetail.class)))
                .isEqualTo(json.writeValueAsString(REPORT));
    }

    private String written(Set<AnswerDetail> asked) throws JsonProcessingException {
        return json.writer().withAttribute(AnswerDetail.class, asked).writeValueAsString(REPORT);
    }
}
