package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A body read field by field, for operations whose parameters are not declared yet. */
public final class Body {

    private final GivenValues.BodySource given;
    private final String place;
    private final Set<String> known = new LinkedHashSet<>();

    private Body(JsonNode fields, String place) {
        this.given = new GivenValues.BodySource(fields);
        this.place = place;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if there is no body, or it is no
     *     object
     */
    public static Body of(JsonNode body) {
        GivenValues.requireObject(body);
        return new Body(body, "");
    }

    /** For an operation whose question is all in the body: a query parameter is refused. */
    public static void noQuery(UriInfo uri) {
        Parameters.none(uri);
    }

    /** Fields within a field; its own unknown ones are refused by its own call. */
    public Body object(String name) {
        known.add(name);
        if (!given.has(name)) {
            return null;
        }
        var node = given.object().get(name);
        if (!node.isObject()) {
            throw ValueType.refusal(place + name, ValueType.shown(node), "an object");
        }
        return new Body(node, place + name + ".");
    }

    private <T> T read(Parameter<T> parameter) {
        known.add(parameter.name());
        return given.has(parameter.name())
                ? given.value(parameter, place + parameter.name())
                : null;
    }

    public Double number(String name, double least, double most) {
        return read(Parameter.number(name, least, most));
    }

    public Double above0(String name, double most) {
        return read(Parameter.above0(name, most));
    }

    public Double whole(String name, double least, double most) {
        var count = read(Parameter.count(name, (long) least, (long) most));
        return count == null ? null : Double.valueOf(count);
    }

    public List<Double> numbers(String name, int mostEntries, double least, double most) {
        return read(Parameter.list(mostEntries, Parameter.number(name, least, most)));
    }

    public Boolean flag(String name) {
        return read(Parameter.flag(name));
    }

    public String text(String name) {
        return read(Parameter.text(name));
    }

    public String oneOf(String name, Collection<String> allowed) {
        return read(Parameter.oneOf(name, allowed));
    }

    public String month(String name) {
        var month = read(Parameter.month(name));
        return month == null ? null : month.toString();
    }

    public String currency(String name) {
        return read(Parameter.currency(name));
    }

    public LocalDate date(String name) {
        return read(Parameter.date(name));
    }

    public LocalDate date(String name, int firstYear, int lastYear) {
        return read(Parameter.date(name, firstYear, lastYear));
    }

    public LocalDateTime utc(String name) {
        return read(Parameter.moment(name));
    }

    /**
     * @param what what to give, for the sentence
     */
    public void require(String name, Object value, String what) {
        if (value == null) {
            throw refused(name, "is needed; give " + what + ".");
        }
    }

    /** Call it after the last field was read. */
    public void refuseUnknown() {
        for (var name : given.names()) {
            if (!known.contains(name)) {
                throw Problems.unknownField(place, name, known);
            }
        }
    }

    /** About a field that was read, for a reason that only its reader knows. */
    public InvalidInput refused(String name, String sentence) {
        return new InvalidInput(place + name, sentence);
    }

    /** Nothing is wrong, but the answer cannot be determined without these fields. */
    public static MissingData undetermined(String sentence, String... missing) {
        return new MissingData(sentence, missing);
    }
}
