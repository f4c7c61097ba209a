package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.web.ReadResponseFilter.AddedSentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sentences that are added to an answer that is written already. */
class AddedSentencesTest {

    private static final String ANSWER =
            """
            {"name":"Ångström \\"[\\"","usd":0.123456789012345678901,"price":2.50,"big":1E400,"other":[[1.10],[]],
             "assumed":["one","two"],"part":{"assumed":[],"rate":7.0}}""";

    private final ObjectMapper json = new ObjectMapper();
    private AddedSentences added;
    private JsonNode written;

    @BeforeEach
    void read() throws IOException {
        new JsonSettings().customize(json);
        added = new AddedSentences(json);
        written = json.readTree(ANSWER);
    }

    @Test
    void leaveTheBytesOfAllElseAsTheyAre() throws IOException {
        added.first.put(written.get("assumed"), List.of("\"GPT4\" was taken for GPT-4."));
        added.last.put(written.get("assumed"), List.of("Corrected – see there.", "Again."));

        assertThat(body())
                .isEqualTo(
                        ANSWER.replace(
                                "[\"one\",\"two\"]",
                                "[\"\\\"GPT4\\\" was taken for GPT-4.\",\"one\",\"two\",\"Corrected – see there.\",\"Again.\"]"));
    }

    @Test
    void standAloneWhereNothingWasSaid() throws IOException {
        added.last.put(written.at("/part/assumed"), List.of("Last."));

        assertThat(body()).isEqualTo(ANSWER.replace("\"assumed\":[]", "\"assumed\":[\"Last.\"]"));
    }

    @Test
    void areSeparatedFromEachOther() throws IOException {
        added.first.put(written.at("/part/assumed"), List.of("First."));
        added.last.put(written.at("/part/assumed"), List.of("Last."));

        assertThat(body())
                .isEqualTo(ANSWER.replace("\"assumed\":[]", "\"assumed\":[\"First.\",\"Last.\"]"));
    }

    @Test
    void withoutAnyTheAnswerIsTheSame() throws IOException {
        added.first.put(written.get("assumed"), List.of());

        assertThat(body()).isEqualTo(ANSWER);
    }

    private String body() throws IOException {
        return new String(
                added.into(ANSWER.getBytes(StandardCharsets.UTF_8), written),
                StandardCharsets.UTF_8);
    }
}
