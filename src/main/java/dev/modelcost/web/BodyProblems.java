package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Explains what is wrong with a body that is not JSON. */
final class BodyProblems {

    private BodyProblems() {}

    static HttpProblem of(JsonProcessingException failure) {
        var location = failure.getLocation();
        var place =
                location == null
                        ? ""
                        : " at line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr());
        return ProblemTypes.of(400, "body: not valid JSON, " + reason(failure) + place + ".");
    }

    private static String reason(JsonProcessingException failure) {
        var message = String.valueOf(failure.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "a field appears twice";
        }
        if (message.startsWith("Trailing")) {
            return "there is more after its end";
        }
        return message.contains("nesting depth") ? "it is nested too deeply" : "it is malformed";
    }
}
