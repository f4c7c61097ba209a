package dev.modelcost.web;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A query read name by name, for operations whose parameters are not declared yet. */
public final class Query {

    private final GivenValues.QuerySource given;
    private final Set<String> known = new LinkedHashSet<>();

    private Query(GivenValues.QuerySource given) {
        this.given = given;
    }

    public static Query of(UriInfo uri) {
        return new Query(new GivenValues.QuerySource(uri.getQueryParameters()));
    }

    /** For an operation without parameters of its own: all but {@code fields} is refused. */
    public static void none(UriInfo uri) {
        Parameters.none(uri);
    }

    private <T> Optional<T> read(Parameter<T> parameter) {
        known.add(parameter.name());
        return given.has(parameter.name())
                ? Optional.of(given.value(parameter, parameter.name()))
                : Optional.empty();
    }

    public Optional<String> text(String name) {
        return read(Parameter.text(name));
    }

    public Optional<String> oneOf(String name, Collection<String> allowed) {
        return read(Parameter.oneOf(name, allowed));
    }

    public Optional<Integer> integer(String name, int least, int most) {
        return read(Parameter.integer(name, least, most));
    }

    public Optional<Double> number(String name, double least, double most) {
        return read(Parameter.number(name, least, most));
    }

    public Optional<LocalDate> date(String name) {
        return read(Parameter.date(name));
    }

    public boolean flag(String name) {
        return read(Parameter.flag(name)).orElse(false);
    }

    /** Call it after the last parameter was read. */
    public void refuseUnknown() {
        known.add(Parameters.FIELDS.name());
        known.add(Parameters.INCLUDE.name());
        for (var name : given.names()) {
            if (!known.contains(name)) {
                throw Problems.unknownParameter(name, known);
            }
        }
    }
}
