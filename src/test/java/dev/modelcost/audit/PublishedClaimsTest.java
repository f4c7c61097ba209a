package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claims that were published, in a person's words and in those of the record: each has a verdict
 * that is right, and changes it where it says that it would.
 */
@ServiceTest
class PublishedClaimsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double CLEARLY = 1.05;

    /**
     * @param person the claim as people write it
     * @param record the same in the words of the record
     * @param verdicts that are right
     * @param why they are
     */
    record Published(JsonNode person, JsonNode record, List<String> verdicts, String why) {

        boolean isTrue() {
            return verdicts.contains("consistent") || verdicts.contains("circular");
        }
    }

    static Stream<Published> claims() {
        return lines("/audits/published-claims.txt")
                .map(line -> line.split(" \\| "))
                .map(
                        parts ->
                                new Published(
                                        json(parts[0]),
                                        json(parts[1]),
                                        List.of(parts[2].split(",")),
                                        parts[3]));
    }

    private static Stream<String> lines(String name) {
        try (var file = PublishedClaimsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True claims, those of all kinds too. */
    static Stream<Published> claimsToPerturb() {
        return Stream.concat(
                trueClaims(),
                lines("/audits/kinds-of-claims.txt")
                        .map(line -> line.split(" \\| "))
                        .filter(parts -> parts[1].strip().matches("consistent(?:-in-scope)?"))
                        .map(parts -> json(parts[0]))
                        .filter(claim -> claim.get("value").isNumber())
                        .map(
                                claim ->
                                        new Published(
                                                claim, claim, List.of("consistent"), "its kind")));
    }

    static Stream<Published> trueClaims() {
        return claims().filter(Published::isTrue);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void judgesThemInBothWords(Published claim) {
        for (var body : List.of(claim.record(), claim.person())) {
            var audit = audit(body);
            assertThat(audit.get("verdict").asText())
                    .as("%s: %s (%s)", body, audit.get("summary").asText(), claim.why())
                    .isIn(claim.verdicts());
        }
    }

    static Stream<Arguments> kinds() {
        return lines("/audits/kinds-of-claims.txt")
                .map(line -> line.split(" \\| "))
                .map(parts -> Arguments.of(json(parts[0]), List.of(parts[1].split(","))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void judgesWhateverCanBeClaimed(JsonNode claim, List<String> verdicts) {
        var audit = audit(claim);

        assertThat(audit.get("verdict").asText())
                .as("%s: %s", claim, audit.get("summary").asText())
                .isIn(verdicts);
    }

    static Stream<Arguments> texts() {
        return lines("/audits/published-texts.txt")
                .map(line -> line.split(" \\| "))
                .map(
                        parts ->
                                Arguments.of(
                                        parts[0],
                                        parts[1],
                                        parts[2].equals("-")
                                                ? List.of()
                                                : List.of(parts[2].split("; "))));
    }

    /** Each claim as subject, metric, value in the base unit and the verdicts that are right. */
    @ParameterizedTest
    @MethodSource("texts")
    void readsAndJudgesTheClaimsOfATextAsItWasPrinted(
            String day, String text, List<String> expected) {
        var answer = posted(JSON.createObjectNode().put("text", text).put("statedOn", day));
        var found = answer.get("claims");

        assertThat(found).as("%s: %s", text, answer).hasSameSizeAs(expected);
        for (var i = 0; i < expected.size(); i++) {
            var parts = expected.get(i).split(" ");
            var understood = found.get(i).get("understood");
            var unit = Unit.of(understood.get("unit").asText()).orElseThrow();
            assertThat(understood.path("subject").asText("null")).as(text).isEqualTo(parts[0]);
            assertThat(understood.get("metric").asText()).as(text).isEqualTo(parts[1]);
            assertThat(unit.toBase(understood.get("value").doubleValue()))
                    .as(text)
                    .isCloseTo(Double.parseDouble(parts[2]), withinPercentage(0.5));
            assertThat(found.get(i).get("verdict").asText())
                    .as("%s: %s", text, found.get(i).get("summary").asText())
                    .isIn(List.of(parts[3].split(",")));
        }
    }

    @ParameterizedTest
    @MethodSource("claimsToPerturb")
    void changesItsVerdictWhereItSaysSo(Published claim) {
        var audit = audit(claim.record());
        var value = claim.record().get("value").doubleValue();
        var same = audit.path("sameVerdict");
        var low =
                same.path("low").isNumber()
                        ? same.get("low").doubleValue()
                        : Double.NEGATIVE_INFINITY;
        var high =
                same.path("high").isNumber()
                        ? same.get("high").doubleValue()
                        : Double.POSITIVE_INFINITY;
        var factors = List.of(0.001, 0.1, 0.5, 2.0, 10.0, 1000.0);
        var audits =
                factors.parallelStream()
                        .map(factor -> value * factor)
                        .map(other -> ((ObjectNode) claim.record().deepCopy()).put("value", other))
                        .map(PublishedClaimsTest::audit)
                        .toList();
        for (var i = 0; i < factors.size(); i++) {
            var factor = factors.get(i);
            var other = value * factor;
            var perturbed = audits.get(i);
            var said = List.of(verdict(perturbed), verdict(audit));
            if (other < low / CLEARLY || other > high * CLEARLY) {
                assertThat(said.get(0))
                        .as("%s times %s", claim.record(), factor)
                        .isNotEqualTo(said.get(1));
            } else if (other > low * CLEARLY && other < high / CLEARLY) {
                assertThat(said.get(0))
                        .as("%s times %s", claim.record(), factor)
                        .isEqualTo(said.get(1));
            }
        }
    }

    /** Those whose unit is one of the record. */
    static Stream<Published> claimsInOtherUnits() {
        return claimsToPerturb()
                .filter(claim -> Unit.of(claim.record().path("unit").asText()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("claimsInOtherUnits")
    void theUnitMakesNoDifference(Published claim) {
        var verdict = audit(claim.record()).get("verdict").asText();
        var unit = Unit.of(claim.record().get("unit").textValue()).orElseThrow();
        var base = unit.toBase(claim.record().get("value").doubleValue());
        Unit.of(unit.dimension()).stream()
                .map(name -> Unit.of(name).orElseThrow())
                .filter(other -> java.util.Objects.equals(other.currency(), unit.currency()))
                .filter(other -> other.fromBase(base) > 1e-6 && other.fromBase(base) < 1e15)
                .filter(other -> isRound(other.fromBase(base)))
                .forEach(
                        other -> {
                            var body =
                                    ((ObjectNode) claim.record().deepCopy())
                                            .put("value", other.fromBase(base))
                                            .put("unit", other.name());
                            assertThat(audit(body).get("verdict").asText())
                                    .as(body.toString())
                                    .isEqualTo(verdict);
                        });
    }

    @Test
    void readsTheClaimsOfAParagraph() {
        var answer =
                posted(
                        JSON.createObjectNode()
                                .put(
                                        "text",
                                        "DeepSeek trained R1 for $294K on 512 H800 chips, far below GPT-4, which cost more than $100 million. Nobody had expected that.")
                                .put("statedOn", "September 2025"));

        assertThat(texts(answer, "/understood/metric"))
                .containsExactly("training-cost", "chip-count", "training-cost");
        assertThat(texts(answer, "/verdict"))
                .containsExactly("consistent-in-scope", "consistent", "consistent-in-scope");
        assertThat(texts(answer, "/understood/subject"))
                .containsExactly("deepseek-r1", "deepseek-r1", "gpt-4");
        assertThat(answer.get("unused"))
                .extracting(JsonNode::asText)
                .containsExactly("Nobody had expected that.");
    }

    private static List<String> texts(JsonNode answer, String ofAClaim) {
        return answer.findValue("claims")
                .valueStream()
                .map(claim -> claim.at(ofAClaim).asText())
                .toList();
    }

    /** Whether it is written with the digits that a person would print. */
    private static boolean isRound(double value) {
        return Double.toString(value).replaceAll("[^1-9]", "").length() <= 6;
    }

    private static String verdict(JsonNode audit) {
        return audit.path("verdict").asText() + " " + audit.path("scope").asText();
    }

    private static JsonNode audit(JsonNode body) {
        return posted(body);
    }

    private static JsonNode posted(JsonNode body) {
        var answer = Api.post("/audits?include=derivation,sources,sensitivity", body.toString());
        assertThat(answer.statusCode()).as("%s: %s", body, answer.asString()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
