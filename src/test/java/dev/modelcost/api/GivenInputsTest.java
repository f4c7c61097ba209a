package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is given is used, or refused, or said not to be used: each declared parameter changed alone
 * gives another answer, a refusal that names it, or a sentence that does. What is declared is read
 * from the requests, so that a new parameter is covered by itself.
 */
@ServiceTest
class GivenInputsTest {

    static List<WhatIfQuestion> questions() {
        return WhatIfQuestion.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void nothingIsIgnoredInSilence(WhatIfQuestion question) {
        var answer = question.ask();
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);

        var ignored =
                question.parameters().parallelStream()
                        .flatMap(parameter -> ignored(question, answer, parameter).stream())
                        .toList();

        assertThat(ignored).as(question.toString()).isEmpty();
    }

    @Test
    void everyWhatIfIsAsked() {
        assertThat(questions().stream().map(WhatIfQuestion::operation).collect(Collectors.toSet()))
                .containsAll(WhatIfQuestion.operationsWithBody());
    }

    private static List<String> ignored(
            WhatIfQuestion question, WhatIfQuestion.Answer answer, Parameter<?> parameter) {
        if (OtherValues.isTheOnlyOne(parameter)) {
            return List.of();
        }
        if (parameter.objects().isEmpty()) {
            return ignoredAlone(question, answer, parameter);
        }
        return question.given().has(parameter.name())
                ? ignoredWithin(question, answer, parameter)
                : List.of();
    }

    private static List<String> ignoredAlone(
            WhatIfQuestion question, WhatIfQuestion.Answer answer, Parameter<?> parameter) {
        var name = parameter.name();
        var seen = new ArrayList<String>();
        for (var value : OtherValues.of(parameter, question.given().get(name))) {
            var other = question.with(name, value).ask();
            if (isHeard(name, value, answer, other)) {
                return List.of();
            }
            seen.add(value + " " + other.status());
        }
        return List.of(name + " " + seen);
    }

    /** Fields of an object within the question. */
    private static List<String> ignoredWithin(
            WhatIfQuestion question, WhatIfQuestion.Answer answer, Parameter<?> object) {
        var ignored = new ArrayList<String>();
        var now = (ObjectNode) question.given().get(object.name());
        for (var fields : object.objects()) {
            for (var field : fields.parameters()) {
                var heard =
                        OtherValues.of(field, now.get(field.name())).stream()
                                .anyMatch(
                                        value -> {
                                            var changed = now.deepCopy();
                                            changed.set(field.name(), value);
                                            var other = question.with(object.name(), changed).ask();
                                            return isHeard(field.name(), value, answer, other);
                                        });
                if (!heard) {
                    ignored.add(object.name() + "." + field.name());
                }
            }
        }
        return ignored;
    }

    private static boolean isHeard(
            String parameter,
            JsonNode value,
            WhatIfQuestion.Answer answer,
            WhatIfQuestion.Answer other) {
        assertThat(other.status()).as("%s: %s", parameter, other.body()).isLessThan(500);
        return switch (other.status()) {
            case 200 -> !other.body().equals(answer.body()) || other.assumesOf(parameter);
            // Too little is known for what is asked now, so it was heard.
            case 422 -> true;
            default -> other.names(parameter, value);
        };
    }
}
