package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/**
 * Fields of a body that do not exist, or that hold something else than they should, are refused by
 * name. The layer below would send an empty 400, or sentences about Java.
 */
public final class UnreadableFields {

    private UnreadableFields() {}

    /** A field that the operation does not know. */
    @Provider
    @Priority(1)
    public static class Unknown extends ExceptionMapperBase<UnrecognizedPropertyException> {

        @Override
        protected HttpProblem toProblem(UnrecognizedPropertyException failure) {
            return Problems.unknownField(
                    path(failure),
                    failure.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList());
        }
    }

    /** A list where a number should be, and the like. */
    @Provider
    @Priority(1)
    public static class Mismatched extends ExceptionMapperBase<MismatchedInputException> {

        @Override
        protected HttpProblem toProblem(MismatchedInputException failure) {
            var path = path(failure);
            var wanted = failure.getTargetType();
            return path.isEmpty()
                    ? Problems.badParameter("body", "not a JSON object with the fields.")
                    : Problems.badParameter(path, "not " + word(wanted) + ".");
        }
    }

    private static String path(JsonMappingException failure) {
        return Problems.printable(
                failure.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : step.getFieldName())
                        .collect(Collectors.joining(".")));
    }

    private static String word(Class<?> wanted) {
        if (wanted == null) {
            return "what is expected here";
        }
        if (wanted.isPrimitive() && wanted != boolean.class
                || Number.class.isAssignableFrom(wanted)) {
            return "a number";
        }
        if (wanted == String.class) {
            return "a text";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "true or false";
        }
        return Iterable.class.isAssignableFrom(wanted) || wanted.isArray()
                ? "a list"
                : "a JSON object";
    }
}
