package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.InvalidInput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values given with a request, in its query or its body, read according to the declared
 * parameters. A field that is null in a body counts as left out.
 */
public final class GivenValues {

    private static final String BODY = "body";

    /** Where the values were given. */
    interface Source {

        Collection<String> names();

        boolean has(String name);

        /** The value of a parameter that was given. */
        <T> T value(Parameter<T> parameter, String field);
    }

    private final Source source;
    private final String place;
    private final Set<String> known;

    private GivenValues(Source source, String place, DeclaresParameters declared) {
        this(source, place, new LinkedHashSet<>());
        declared.parameters().forEach(parameter -> known.add(parameter.name()));
    }

    private GivenValues(Source source, String place, Set<String> known) {
        this.source = source;
        this.place = place;
        this.known = known;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a parameter that is not declared
     * @throws InvalidInput for a value that is not allowed
     */
    public static GivenValues ofQuery(UriInfo uri, DeclaresParameters declared) {
        return ofQuery(uri.getQueryParameters(), declared);
    }

    static GivenValues ofQuery(Map<String, List<String>> query, DeclaresParameters declared) {
        var values = new GivenValues(new QuerySource(query), "", declared);
        values.known.add(Parameters.FIELDS.name());
        values.known.add(Parameters.INCLUDE.name());
        values.known.add(Parameters.RECORDED_AT.name());
        for (var name : values.source.names()) {
            if (!values.known.contains(name)) {
                throw Problems.unknownParameter(name, values.known);
            }
        }
        return values.checked(declared);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a body that is not an object, or
     *     a field that is not declared
     * @throws InvalidInput for a value that is not allowed
     */
    static GivenValues ofBody(JsonNode body, DeclaresParameters declared) {
        requireObject(body);
        return ofObject(body, "", declared);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a body that is not an object
     */
    public static void requireObject(JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            throw Problems.badField(BODY, "empty; send a JSON object with the fields.");
        }
        if (!body.isObject()) {
            throw Problems.badField(BODY, "not a JSON object.");
        }
    }

    static GivenValues ofObject(JsonNode object, String place, DeclaresParameters declared) {
        var values = new GivenValues(new BodySource(object), place, declared);
        for (var name : values.source.names()) {
            if (!values.known.contains(name)) {
                throw Problems.unknownField(place, name, values.known);
            }
        }
        return values.checked(declared);
    }

    /** Rejects invalid values before reporting missing ones. */
    private GivenValues checked(DeclaresParameters declared) {
        for (var parameter : declared.parameters()) {
            if (source.has(parameter.name())) {
                source.value(parameter, place + parameter.name());
            }
        }
        return this;
    }

    /**
     * The value of a parameter; if it was left out, its default, or null if it has none.
     *
     * @throws InvalidInput if it was left out but is required
     */
    public <T> T read(Parameter<T> parameter) {
        var field = place + parameter.name();
        return has(parameter) ? source.value(parameter, field) : parameter.leftOut(field);
    }

    /** The same, as if one value had not been given. */
    public GivenValues without(String name) {
        return new GivenValues(new WithoutSource(source, name), place, known);
    }

    /** Names of all that was given but null. */
    public GivenNames names() {
        var names = new LinkedHashSet<>(source.names());
        names.removeIf(name -> !source.has(name));
        return new GivenNames(Collections.unmodifiableSet(names));
    }

    /** Whether a value was given, be it the default. */
    public boolean has(Parameter<?> parameter) {
        if (!known.contains(parameter.name())) {
            throw new IllegalStateException(parameter.name() + " is read but not declared");
        }
        return source.has(parameter.name());
    }

    /** For a value rejected for a reason that only the reader of the request knows. */
    public InvalidInput refusal(Parameter<?> parameter, String why) {
        return new InvalidInput(place + parameter.name(), why);
    }

    /** All but one of the values of another. */
    record WithoutSource(Source all, String hidden) implements Source {

        @Override
        public Collection<String> names() {
            return all.names().stream().filter(name -> !name.equals(hidden)).toList();
        }

        @Override
        public boolean has(String name) {
            return !name.equals(hidden) && all.has(name);
        }

        @Override
        public <T> T value(Parameter<T> parameter, String field) {
            return all.value(parameter, field);
        }
    }

    record QuerySource(Map<String, List<String>> values) implements Source {

        @Override
        public Collection<String> names() {
            return values.keySet();
        }

        @Override
        public boolean has(String name) {
            return values.containsKey(name);
        }

        @Override
        public <T> T value(Parameter<T> parameter, String field) {
            var given = values.get(parameter.name());
            if (given.size() > 1) {
                throw new InvalidInput(field, "given " + given.size() + " times; give it once.");
            }
            return parameter.type().ofText(field, given.get(0));
        }
    }

    record BodySource(JsonNode object) implements Source {

        @Override
        public Collection<String> names() {
            var names = new LinkedHashSet<String>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }

        @Override
        public boolean has(String name) {
            return object.hasNonNull(name);
        }

        @Override
        public <T> T value(Parameter<T> parameter, String field) {
            return parameter.type().ofJson(field, object.get(parameter.name()));
        }
    }
}
