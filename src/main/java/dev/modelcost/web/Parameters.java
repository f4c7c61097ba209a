package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.calc.derivation.Moment;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The parameters of an operation, or of an object within its body. Anything not declared here is
 * rejected, so that a client's typing error is never ignored.
 *
 * @param <R> type of the request that is read
 */
public final class Parameters<R> implements DeclaresParameters {

    /** Every operation can select the fields of its answer; {@link ReadResponseFilter} does it. */
    public static final Parameter<String> FIELDS =
            Parameter.text("fields", 2000)
                    .describedAs(
                            "Names of the fields to return, separated by commas; all if left out.")
                    .example("slug,name");

    /** Every operation can add what a compact answer leaves out; see {@link AnswerDetail}. */
    public static final Parameter<List<AnswerDetail>> INCLUDE =
            Parameter.list(
                            AnswerDetail.values().length,
                            Parameter.oneOf("include", AnswerDetail.class))
                    .describedAs(
                            "What to add to a compact answer, separated by commas: derivation (how"
                                    + " the numbers were computed, step by step), sources (title, kind"
                                    + " and URL of each, instead of only their slugs), sensitivity (how"
                                    + " much of the spread each input accounts for).")
                    .example(List.of(AnswerDetail.DERIVATION, AnswerDetail.SOURCES));

    /**
     * Every read can be of the record as it was known at a moment; {@code store} goes back there.
     */
    public static final Parameter<Moment> RECORDED_AT =
            Parameter.moment("recordedAt")
                    .describedAs(
                            "Reads the record as it was known at this moment; as it is now if left"
                                    + " out. What was valid on a day is another question: asOf.");

    private final String schemaName;
    private final Function<GivenValues, R> reader;
    private final Map<String, Parameter<?>> parameters;
    private final String description;
    private final Map<String, String> examples;

    private Parameters(
            String schemaName,
            Function<GivenValues, R> reader,
            Map<String, Parameter<?>> parameters,
            String description,
            Map<String, String> examples) {
        this.schemaName = schemaName;
        this.reader = reader;
        this.parameters = parameters;
        this.description = description;
        this.examples = examples;
    }

    /**
     * @param request the record that holds the question; its name is also that of the body's schema
     * @param reader creates it from the given values; it may reject contradictory ones
     */
    public static <R> Parameters<R> of(
            Class<R> request, Function<GivenValues, R> reader, Parameter<?>... parameters) {
        return of(schemaName(request), reader, List.of(parameters));
    }

    /**
     * @param schemaName of the body, in the description of the API
     */
    public static <R> Parameters<R> of(
            String schemaName, Function<GivenValues, R> reader, List<Parameter<?>> parameters) {
        return new Parameters<>(schemaName, reader, byName(parameters.stream()), null, Map.of());
    }

    private static Map<String, Parameter<?>> byName(Stream<Parameter<?>> parameters) {
        var byName = new LinkedHashMap<String, Parameter<?>>();
        parameters.forEach(
                parameter -> {
                    if (byName.put(parameter.name(), parameter) != null) {
                        throw new IllegalArgumentException(parameter.name() + " is declared twice");
                    }
                });
        return byName;
    }

    /** These, plus all parameters of another request that is read together with this one. */
    public Parameters<R> and(DeclaresParameters others) {
        return new Parameters<>(
                schemaName,
                reader,
                byName(Stream.concat(parameters().stream(), others.parameters().stream())),
                description,
                examples);
    }

    /** Describes the request, for the description of a body. */
    public Parameters<R> describedAs(String text) {
        return new Parameters<>(schemaName, reader, parameters, text, examples);
    }

    /**
     * @param title says in a few words what is asked
     * @param json a complete body
     */
    public Parameters<R> example(String title, String json) {
        var more = new TreeMap<>(examples);
        more.put(title, json);
        return new Parameters<>(schemaName, reader, parameters, description, more);
    }

    /**
     * The request described by a query.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a parameter that is not declared
     * @throws dev.modelcost.failure.InvalidInput naming the invalid parameter
     */
    public R ofQuery(UriInfo uri) {
        return reader.apply(GivenValues.ofQuery(uri, this));
    }

    /**
     * The request described by a body; all query parameters are rejected except those that every
     * operation accepts.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a body that is not an object, or
     *     a field that is not declared
     * @throws dev.modelcost.failure.InvalidInput naming the invalid field
     */
    public R ofBody(JsonNode body, UriInfo uri) {
        none(uri);
        return ofBody(body);
    }

    /**
     * @see #ofBody(JsonNode, UriInfo)
     */
    public R ofBody(JsonNode body) {
        return reader.apply(GivenValues.ofBody(body, this));
    }

    /** The request described by an object within a body. */
    R ofObject(JsonNode object, String place) {
        return reader.apply(GivenValues.ofObject(object, place, this));
    }

    /** Rejects every query parameter except those that every operation accepts. */
    public static void none(UriInfo uri) {
        GivenValues.ofQuery(uri, List::of);
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Names of all that is declared. */
    public Set<String> names() {
        return Collections.unmodifiableSet(parameters.keySet());
    }

    public String schemaName() {
        return schemaName;
    }

    /** Such as RequestCostRequest; for a record nested in it, RequestCostRequestPrices. */
    private static String schemaName(Class<?> request) {
        var outer = request.getEnclosingClass();
        return outer == null
                ? request.getSimpleName()
                : outer.getSimpleName() + request.getSimpleName();
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** Example bodies, keyed by what they ask. */
    public Map<String, String> examples() {
        return examples;
    }
}
