package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with a body, in words that name the field and what is allowed. */
final class BodyProblems {

    private static final String BODY = "body";

    /** Jackson ends its message about a constant with those that there are. */
    private static final Pattern CONSTANTS = Pattern.compile("\\[([^\\]]*)\\]$");

    private BodyProblems() {}

    static HttpProblem of(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return Problems.unknownField(field(unknown), known);
        }
        if (failure instanceof InvalidFormatException format) {
            var value = Problems.printable(String.valueOf(format.getValue()));
            return Problems.badField(
                    field(format), "'" + value + "' is not " + allowed(format) + ".");
        }
        if (failure instanceof MismatchedInputException mismatch) {
            var trailing = String.valueOf(mismatch.getOriginalMessage()).startsWith("Trailing");
            return Problems.badField(
                    field(mismatch),
                    trailing ? "more follows after its end." : "not " + allowed(mismatch) + ".");
        }
        if (failure instanceof JsonMappingException mapping
                && failure.getCause() instanceof InputCoercionException) {
            return Problems.badField(field(mapping), "a number out of range.");
        }
        return ProblemTypes.of(400, BODY + ": no JSON that can be read, " + where(failure) + ".");
    }

    /** The first field, by name, that breaks a rule. */
    static HttpProblem of(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .map(violation -> Map.entry(field(violation), violation.getMessage()))
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(
                        first ->
                                first.getKey().equals(BODY)
                                        ? Problems.badField(BODY, "empty; send a JSON object.")
                                        : Problems.badField(first.getKey(), first.getValue() + "."))
                .orElseGet(() -> ProblemTypes.of(400));
    }

    private static String where(JsonProcessingException failure) {
        var location = failure.getLocation();
        var message = String.valueOf(failure.getOriginalMessage());
        var why =
                message.startsWith("Duplicate field")
                        ? "a field comes twice"
                        : message.contains("nesting depth") ? "it is nested too deeply" : "broken";
        return location == null
                ? why
                : why + " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String field(JsonMappingException failure) {
        var field = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".")
                        .append(Problems.printable(step.getFieldName()));
            }
        }
        return field.isEmpty() ? BODY : field.toString();
    }

    /** The path within the body: what stands before it names the operation and its argument. */
    private static String field(ConstraintViolation<?> violation) {
        var field = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() != ElementKind.PROPERTY) {
                continue;
            }
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
        return field.isEmpty() ? BODY : field.toString();
    }

    private static String allowed(MismatchedInputException failure) {
        var type = failure.getTargetType();
        if (type == null) {
            return "allowed here";
        }
        if (type.isEnum()) {
            var constants = CONSTANTS.matcher(String.valueOf(failure.getOriginalMessage()));
            return constants.find() ? "one of " + constants.group(1) : "a name";
        }
        if (type == Integer.class
                || type == int.class
                || type == Long.class
                || type == long.class) {
            return "a whole number that is allowed here";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number that is allowed here";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "plain text";
        }
        if (type == LocalDate.class) {
            return "a date of the years 1900 to 2200 in the form 2025-01-31";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
