package dev.modelcost.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.edit.CorrectedRow.Thing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which corrections an answer tells of. */
class CorrectionsTest {

    private static final CorrectedRow CHIP =
            new CorrectedRow(
                    "chips",
                    "nvidia-h100",
                    "The data sheet",
                    Set.of("list-of-chips"),
                    List.of(new Thing("chip", "nvidia-h100", "H100")));

    private static final CorrectedRow PRICE =
            new CorrectedRow(
                    "prices",
                    "a-price",
                    "Negotiated.",
                    Set.of("price-page"),
                    List.of(
                            new Thing("model", "gpt-4", "GPT-4"),
                            new Thing("provider", "azure", "Azure")));

    private static final CorrectedRow INDEX =
            new CorrectedRow(
                    "price-index", "cpi-2026", "Revised.", Set.of("statistics"), List.of());

    private static final Corrections CORRECTIONS =
            new Corrections(
                    List.of(CHIP, PRICE, INDEX),
                    false,
                    Map.of(
                            "chip", Set.of("nvidia-h100", "nvidia-a100"),
                            "model", Set.of("gpt-4", "gpt-3"),
                            "provider", Set.of("azure", "openai")));

    private static List<String> told(String answer) {
        return told(CORRECTIONS, answer);
    }

    private static List<String> told(Corrections corrections, String answer) {
        try {
            return corrections.apply(new ObjectMapper().readTree(answer.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aRowOfOneOfItsSourcesThatIsAboutWhatItNames() {
        assertThat(
                        told(
                                "{'chip': {'slug': 'nvidia-h100'}, 'sources': [{'slug': 'list-of-chips'}]}"))
                .containsExactly(
                        "This record corrects the shipped row chips/nvidia-h100: The data sheet.");
    }

    @Test
    void noRowOfTheSourceThatIsAboutAnother() {
        assertThat(
                        told(
                                "{'chip': {'slug': 'nvidia-a100'}, 'sources': [{'slug': 'list-of-chips'}]}"))
                .isEmpty();
    }

    @Test
    void aRowWhoseSubjectIsNamedInASentenceOnly() {
        assertThat(
                        told(
                                "{'chip': {'slug': 'nvidia-a100'}, 'sources': [{'slug': 'list-of-chips'}],"
                                        + " 'assumed': ['The price is that of the H100.']}"))
                .hasSize(1);
    }

    @Test
    void anyRowOfTheSourceWhereItNamesNothingOfThatKind() {
        assertThat(told("{'costUsd': 1, 'sources': [{'slug': 'list-of-chips'}]}")).hasSize(1);
    }

    @Test
    void noRowOfASourceThatItDoesNotHave() {
        assertThat(told("{'chip': {'slug': 'nvidia-h100'}, 'sources': [{'slug': 'another'}]}"))
                .isEmpty();
    }

    @Test
    void noPriceOfAnotherSeller() {
        var answer =
                "{'model': {'slug': 'gpt-4'}, 'provider': {'slug': '%s'}, 'sources': [{'slug': 'price-page'}]}";

        assertThat(told(answer.formatted("azure"))).hasSize(1);
        assertThat(told(answer.formatted("openai"))).isEmpty();
    }

    @Test
    void aRowThatItNamesWhateverItsSources() {
        assertThat(told("{'model': {'slug': 'gpt-3'}, 'priceRow': 'a-price', 'sources': []}"))
                .containsExactly(
                        "This record corrects the shipped row prices/a-price: Negotiated.");
    }

    @Test
    void aRowThatIsAboutNothingByItsSource() {
        assertThat(told("{'sources': [{'slug': 'statistics'}]}"))
                .containsExactly(
                        "This record corrects the shipped row price-index/cpi-2026: Revised.");
    }

    @Test
    void afterSomeSaysHowManyMoreThereAre() {
        var rows =
                IntStream.range(0, Corrections.MOST_TOLD + 2)
                        .mapToObj(
                                i ->
                                        new CorrectedRow(
                                                "grid",
                                                "g" + i,
                                                "x",
                                                Set.of("statistics"),
                                                List.of()))
                        .toList();

        var told =
                told(
                        new Corrections(rows, true, Map.of()),
                        "{'sources': [{'slug': 'statistics'}]}");

        assertThat(told)
                .hasSize(Corrections.MOST_TOLD + 2)
                .contains("It corrects 2 more shipped rows that this answer may rest on.");
        assertThat(told.get(told.size() - 1)).contains("more than 5 shipped rows");
    }
}
