package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No name is taken for another in silence: every operation that takes a name says in its answer
 * what the name was taken for. Which operations do is read from the parameters that they declare.
 */
@ServiceTest
class NamesInAnswersTest {

    /** As people write what has a code rather than a slug. */
    private static final Map<String, String> WRITTEN =
            Map.of("FRA", "France", "CN", "China", "DE", "Germany");

    /** Says in {@code understood} how its words were read, which AuditServiceTest holds it to. */
    private static final String AUDIT = "audit";

    static List<String> operations() {
        return WhatIfQuestion.operations().stream()
                .filter(operation -> !operation.equals(AUDIT))
                .filter(
                        operation ->
                                WhatIfQuestion.declared(operation).stream()
                                        .anyMatch(NamesInAnswersTest::takesAName))
                .toList();
    }

    private static boolean takesAName(Parameter<?> parameter) {
        return parameter.kind().isPresent()
                || parameter.objects().stream()
                        .flatMap(fields -> fields.parameters().stream())
                        .anyMatch(NamesInAnswersTest::takesAName);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatEachNameWasTakenFor(String operation) {
        var questions = WhatIfQuestion.of(operation);
        var silent = new ArrayList<String>();
        for (var parameter : WhatIfQuestion.declared(operation)) {
            if (parameter.kind().isPresent()
                    && questions.stream().noneMatch(question -> isTold(question, parameter))) {
                silent.add(parameter.name());
            }
            for (var fields : parameter.objects()) {
                for (var field : fields.parameters()) {
                    if (field.kind().isPresent()
                            && questions.stream()
                                    .noneMatch(question -> isTold(question, parameter, field))) {
                        silent.add(parameter.name() + "." + field.name());
                    }
                }
            }
        }

        assertThat(silent).as(operation).isEmpty();
    }

    private static boolean isTold(WhatIfQuestion question, Parameter<?> parameter) {
        return names(parameter, question.given().get(parameter.name()))
                .anyMatch(
                        name ->
                                values(parameter, name)
                                        .anyMatch(
                                                value ->
                                                        isTold(
                                                                question.with(
                                                                        parameter.name(), value),
                                                                name)));
    }

    private static boolean isTold(
            WhatIfQuestion question, Parameter<?> object, Parameter<?> field) {
        if (!question.given().has(object.name())) {
            return false;
        }
        var now = (ObjectNode) question.given().get(object.name());
        return names(field, now.get(field.name()))
                .anyMatch(
                        name -> {
                            var changed = now.deepCopy();
                            changed.set(field.name(), TextNode.valueOf(name));
                            return isTold(question.with(object.name(), changed), name);
                        });
    }

    private static boolean isTold(WhatIfQuestion question, String name) {
        var answer = question.ask();
        return answer.status() == 200
                && answer.body().toString().contains("'%s' was taken for ".formatted(name));
    }

    /** Other ways to write the names that the parameter may take. */
    private static Stream<String> names(Parameter<?> parameter, JsonNode now) {
        var known =
                OtherValues.of(parameter, null).stream()
                        .map(value -> value.isArray() ? value.get(0) : value)
                        .map(JsonNode::textValue);
        return Stream.concat(
                        now == null || !now.isTextual() ? Stream.empty() : Stream.of(now.asText()),
                        known)
                .map(NamesInAnswersTest::written);
    }

    private static String written(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return WRITTEN.getOrDefault(
                name, upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper);
    }

    /** Of a list also one that names another thing too, since some take no fewer than two. */
    private static Stream<JsonNode> values(Parameter<?> parameter, String name) {
        var known = OtherValues.of(parameter, null);
        if (!known.get(0).isArray()) {
            return Stream.of(TextNode.valueOf(name));
        }
        var alone = known.get(0).<ArrayNode>deepCopy().removeAll().add(name);
        var others =
                known.stream()
                        .map(other -> other.get(0).asText())
                        .filter(other -> !written(other).equals(name))
                        .map(other -> alone.deepCopy().add(other));
        return Stream.concat(Stream.of(alone), others);
    }
}
