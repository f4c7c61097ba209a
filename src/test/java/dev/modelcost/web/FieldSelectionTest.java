package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.failure.InvalidInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {

    record Row(
            String slug,
            BigDecimal usd,
            double share,
            @Nullable Map<String, List<Integer>> inner,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {}

    private static final Row ONE =
            new Row("one", new BigDecimal("0.10"), 0.25, Map.of("slug", List.of(1, 2)), null);
    private static final Row OTHER =
            new Row("other", new BigDecimal("12345678901234567890.5"), 1, null, "typing error");

    private final ObjectMapper json = new ObjectMapper();
    private final FieldSelection selection = new FieldSelection(json);

    /** In the order of the answer, whatever that of the question is. */
    @Test
    void writesTheFieldsThatAreAskedForAsTheyAreInTheWholeAnswer() throws IOException {
        assertThat(json.writeValueAsString(ONE)).contains("\"slug\":\"one\",\"usd\":0.10,");
        assertThat(written(ONE, "usd,slug")).isEqualTo("{\"slug\":\"one\",\"usd\":0.10}");
        assertThat(written(OTHER, "usd,share,inner"))
                .isEqualTo("{\"usd\":12345678901234567890.5,\"share\":1.0,\"inner\":null}");
    }

    @Test
    void aFieldIsWrittenWithAllThatItHolds() throws IOException {
        assertThat(written(ONE, "inner")).isEqualTo("{\"inner\":{\"slug\":[1,2]}}");
    }

    @Test
    void whatIsLeftOutOfTheWholeAnswerIsLeftOut() throws IOException {
        assertThat(written(ONE, "correction")).isEqualTo("{}");
        assertThat(written(OTHER, "correction")).isEqualTo("{\"correction\":\"typing error\"}");
    }

    @Test
    void ofAPageItSelectsTheFieldsOfEachItem() throws IOException {
        assertThat(written(page(ONE, OTHER), "slug"))
                .isEqualTo(
                        "{\"items\":[{\"slug\":\"one\"},{\"slug\":\"other\"}],\"next\":\"cursor\",\"assumed\":[\"a\"]}");
        assertThat(written(page(ONE, OTHER), "correction"))
                .startsWith("{\"items\":[{},{\"correction\":\"typing error\"}],");
        assertThat(written(page(), "slug")).startsWith("{\"items\":[],");
    }

    @Test
    void refusesAFieldThatTheAnswerDoesNotHave() {
        assertThatThrownBy(() -> written(ONE, "slug,usdd"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'usdd' is not a field of this answer. Did you mean usd?");
        assertThatThrownBy(() -> written(page(), "next")).isInstanceOf(InvalidInput.class);
    }

    private static Page<Row> page(Row... rows) {
        return new Page<>(List.of(rows), "cursor", List.of("a"), Row.class);
    }

    private String written(Object answer, String fields) throws IOException {
        return new String(
                selection.write(answer, json.writer(), List.of(fields)), StandardCharsets.UTF_8);
    }
}
