package dev.modelcost.web;

import dev.modelcost.calc.derivation.Moment;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * A parameter of a request, whether in a query or as a field of a body. It is declared once; {@link
 * GivenValues} reads values by it and the description of the API is written from it.
 *
 * <pre>{@code
 * static final Parameter<Double> MFU =
 *         Parameter.number("mfu", 0.001, 1)
 *                 .describedAs("Model FLOP utilization, a share; the assumption set's if left out.")
 *                 .example(0.4);
 * }</pre>
 *
 * @param <T> type of the value that is read
 */
public final class Parameter<T> {

    private final String name;
    private final ValueType<T> type;
    private final String description;
    private final T defaultValue;
    private final T example;
    private final String needed;
    private final String kind;

    private Parameter(
            String name,
            ValueType<T> type,
            String description,
            T defaultValue,
            T example,
            String needed,
            String kind) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.defaultValue = defaultValue;
        this.example = example;
        this.needed = needed;
        this.kind = kind;
    }

    private static <T> Parameter<T> of(String name, ValueType<T> type) {
        return new Parameter<>(name, type, null, null, null, null, null);
    }

    /** A number, bounds included. */
    public static Parameter<Double> number(String name, double least, double most) {
        return of(name, NumberType.between(least, most));
    }

    /** A number above 0; impractically small numbers are rejected too. */
    public static Parameter<Double> above0(String name, double most) {
        return of(name, NumberType.above0(most));
    }

    /** A count that may be large, exact up to 2^53. */
    public static Parameter<Long> count(String name, long least, long most) {
        return of(name, NumberType.count(least, most));
    }

    /** A whole number, bounds included. */
    public static Parameter<Integer> integer(String name, int least, int most) {
        return of(name, NumberType.integer(least, most));
    }

    public static Parameter<Boolean> flag(String name) {
        return of(name, new FlagType());
    }

    /** Plain text of at most 200 characters. */
    public static Parameter<String> text(String name) {
        return text(name, TextType.MAX_LENGTH);
    }

    /** Plain text: not blank, without control characters. */
    public static Parameter<String> text(String name, int maxLength) {
        return of(name, TextType.plain(maxLength));
    }

    /** Text of several lines. */
    public static Parameter<String> prose(String name, int maxLength) {
        return of(name, new TextType.Prose(maxLength));
    }

    /**
     * A name of something in the record, however it is written; the answer says in {@code assumed}
     * what it was taken for.
     *
     * @param kind of what it names: {@code model}, {@code chip}, {@code region}, ...
     */
    public static Parameter<String> named(String name, String kind) {
        return new Parameter<>(
                name, TextType.plain(TextType.MAX_LENGTH), null, null, null, null, kind);
    }

    /**
     * Text in a given form.
     *
     * @param pattern that the whole text must match
     * @param allowed the form in words, as the end of the sentence "'x' is not ..."
     */
    public static Parameter<String> matching(String name, String pattern, String allowed) {
        return matching(name, pattern, TextType.MAX_LENGTH, allowed);
    }

    /** The same for text that may be longer, or must be shorter, than 200 characters. */
    public static Parameter<String> matching(
            String name, String pattern, int maxLength, String allowed) {
        return of(name, TextType.matching(pattern, maxLength, allowed));
    }

    /** Something that looks like a public id; whether such a row exists is not checked. */
    public static Parameter<String> slug(String name) {
        return matching(
                name,
                "[a-z0-9]+([.-][a-z0-9]+)*",
                "a slug; lower-case letters, digits, '.' and '-' are allowed, such as deepseek-r1");
    }

    public static Parameter<String> oneOf(String name, String... allowed) {
        return oneOf(name, List.of(allowed));
    }

    public static Parameter<String> oneOf(String name, Collection<String> allowed) {
        return of(name, TextType.oneOf(allowed));
    }

    /**
     * One of several words, some of which may be synonyms.
     *
     * @param words all accepted words, for the description
     * @param read gives the meaning of a word; empty if it has none
     */
    public static <T> Parameter<T> word(
            String name, List<String> words, Function<String, Optional<T>> read) {
        return of(name, TextType.oneOf(words, read));
    }

    /**
     * A word of a vocabulary, or what people write for it.
     *
     * @param words that are preferred
     * @param known these and others, for those that come near an unknown one
     * @param read gives the meaning of what is written; empty if it has none
     */
    public static <T> Parameter<T> writtenWord(
            String name,
            List<String> words,
            List<String> known,
            Function<String, Optional<T>> read) {
        return of(
                name,
                new WrittenType<>(
                        words.isEmpty()
                                ? "understood"
                                : "one of " + String.join(", ", words) + ", or plain words for one",
                        words,
                        known,
                        null,
                        read));
    }

    /**
     * A number of at least 0, as such or as people write it.
     *
     * @param allowed as the end of the sentence "'x' is not ..."
     * @param read gives the number of a text; empty if it holds none
     */
    public static <T> Parameter<T> writtenNumber(
            String name, double most, String allowed, Function<String, Optional<T>> read) {
        return of(name, new WrittenType<>(allowed, List.of(), List.of(), most, read));
    }

    /** A word of a vocabulary. */
    public static <E extends Enum<E> & Vocabulary> Parameter<E> oneOf(
            String name, Class<E> allowed) {
        return oneOf(name, EnumSet.allOf(allowed));
    }

    /** One of several constants of an enum. */
    public static <E extends Enum<E> & Vocabulary> Parameter<E> oneOf(
            String name, EnumSet<E> allowed) {
        return of(name, TextType.oneOf(allowed));
    }

    /** A date in the years 1900 to 2200. */
    public static Parameter<LocalDate> date(String name) {
        return of(name, TextType.date());
    }

    public static Parameter<LocalDate> date(String name, int firstYear, int lastYear) {
        return of(name, TextType.date(firstYear, lastYear));
    }

    /** A moment in UTC: a date alone means noon on that day, a time without an offset is UTC. */
    public static Parameter<Moment> moment(String name) {
        return of(name, TextType.moment());
    }

    /** YYYY-MM. */
    public static Parameter<YearMonth> month(String name) {
        return of(name, TextType.month());
    }

    /** ISO 4217. */
    public static Parameter<String> currency(String name) {
        return matching(name, "[A-Z]{3}", "an ISO 4217 code such as USD");
    }

    /** Fields within a field. */
    public static <R> Parameter<R> object(String name, Parameters<R> fields) {
        return of(name, new ObjectType<>(fields));
    }

    /** One to {@code most} values instead of one: an array, or comma-separated in a query. */
    public static <T> Parameter<List<T>> list(int most, Parameter<T> entry) {
        return list(1, most, entry);
    }

    /** This many values instead of one: an array, or comma-separated in a query. */
    public static <T> Parameter<List<T>> list(int least, int most, Parameter<T> entry) {
        return new Parameter<>(
                entry.name,
                new ListType<>(least, most, entry.type),
                null,
                null,
                null,
                null,
                entry.kind);
    }

    /** One or two sentences saying what it is, its unit, and what is assumed if it is left out. */
    public Parameter<T> describedAs(String text) {
        return new Parameter<>(name, type, text, defaultValue, example, needed, kind);
    }

    /** What is read if nothing is given. */
    public Parameter<T> defaultsTo(T value) {
        return new Parameter<>(name, type, description, value, example, needed, kind);
    }

    public Parameter<T> example(T value) {
        return new Parameter<>(name, type, description, defaultValue, value, needed, kind);
    }

    /**
     * Marks it as required.
     *
     * @param what to give, as the end of the sentence "is needed; give ..."
     */
    public Parameter<T> needed(String what) {
        return new Parameter<>(name, type, description, defaultValue, example, what, kind);
    }

    /** The same under another name. */
    public Parameter<T> called(String other) {
        return new Parameter<>(other, type, description, defaultValue, example, needed, kind);
    }

    public String name() {
        return name;
    }

    /**
     * Reads a value from text, as in a query.
     *
     * @throws InvalidInput naming the parameter, if the text is not a valid value
     */
    public T ofText(String text) {
        return type.ofText(name, text);
    }

    /**
     * What is read if nothing is given; null if it has no default.
     *
     * @throws InvalidInput naming the parameter, if it is required
     */
    public T ofNothing() {
        return leftOut(name);
    }

    /** What it is, in a sentence or two. */
    public String description() {
        return description;
    }

    /** Kind of what it names in the record; empty if it names nothing. */
    public Optional<String> kind() {
        return Optional.ofNullable(kind);
    }

    /** Whether it is required. */
    public boolean isNeeded() {
        return needed != null;
    }

    /** An example value, as a client would write it. */
    public Optional<Object> writtenExample() {
        return Optional.ofNullable(example).map(type::written);
    }

    /** A value as a client would write it. */
    public Object written(T value) {
        return type.written(value);
    }

    /** What is read if nothing is given, as a client would write it; empty if it has no default. */
    public Optional<Object> writtenDefault() {
        return Optional.ofNullable(defaultValue).map(type::written);
    }

    /** Writes type, bounds and default into the description of the API. */
    public void describe(Schema schema) {
        type.describe(schema);
        if (defaultValue != null) {
            schema.defaultValue(type.written(defaultValue));
        }
    }

    /** The parameters of objects within, whose schemas {@link #describe} refers to. */
    public List<Parameters<?>> objects() {
        return type.objects();
    }

    ValueType<T> type() {
        return type;
    }

    /**
     * The value if nothing is given: the default, or null if there is none.
     *
     * @throws InvalidInput if it is required
     */
    T leftOut(String field) {
        if (needed != null) {
            throw new InvalidInput(field, "is needed; give " + needed + ".");
        }
        return defaultValue;
    }
}
