package dev.modelcost.dataset;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.web.Parameter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of the record and the rule that its values follow, be they from a shipped
 * file or from a request. What concerns several columns at once is a CHECK of the table.
 *
 * @param name in the file, and in the table unless it refers to another one
 * @param field how a value is given in a request, and what is allowed
 * @param refersTo table whose rows it names by slug; null if it holds a value
 * @param form how a value is written in JSON
 */
public record Column(String name, Parameter<?> field, @Nullable String refersTo, Form form) {

    /** How a value is written in JSON. */
    public enum Form {
        TEXT,
        NUMBER,
        FLAG
    }

    private static final int SHORT = 200;
    private static final int LONG = 2000;
    private static final Pattern WORD = Pattern.compile("_(\\w)");

    private static Column of(Parameter<?> field, String name, Form form, String says) {
        return new Column(name, field.describedAs(says), null, form);
    }

    static Column slug() {
        var says =
                "Public id: lower case, digits, '.' and '-', unique in its table. It cannot be"
                        + " changed.";
        return of(Parameter.slug("slug"), "slug", Form.TEXT, says).needed();
    }

    /** A slug whose table is not fixed. */
    static Column slugOf(String name, String says) {
        return of(Parameter.slug(field(name)), name, Form.TEXT, says);
    }

    static Column text(String name, String says) {
        return of(Parameter.text(field(name), SHORT), name, Form.TEXT, says);
    }

    static Column longText(String name, String says) {
        return of(Parameter.text(field(name), LONG), name, Form.TEXT, says);
    }

    static Column remark() {
        return longText("remark", "What a reader should know.");
    }

    static Column url(String name, String says) {
        return of(
                Parameter.matching(
                        field(name), "https?://\\S+", LONG, "an address that begins with http"),
                name,
                Form.TEXT,
                says);
    }

    static Column evidence() {
        return url("evidence_url", "Page that the source itself cites for this row.");
    }

    static Column matching(String name, String pattern, String allowed, String says) {
        return of(Parameter.matching(field(name), pattern, allowed), name, Form.TEXT, says);
    }

    static <E extends Enum<E> & Vocabulary> Column words(
            String name, Class<E> vocabulary, String says) {
        return of(Parameter.oneOf(field(name), vocabulary), name, Form.TEXT, says);
    }

    /** Some words of a vocabulary. */
    static <E extends Enum<E> & Vocabulary> Column words(
            String name, EnumSet<E> allowed, String says) {
        return of(Parameter.oneOf(field(name), allowed), name, Form.TEXT, says);
    }

    static Column words(String name, String says, String... allowed) {
        return of(Parameter.oneOf(field(name), allowed), name, Form.TEXT, says);
    }

    static Column currency() {
        var code = Parameter.currency("currency").defaultsTo("USD");
        return of(code, "currency", Form.TEXT, "ISO 4217 code of the prices.");
    }

    static Column country(String name, String says) {
        return matching(name, "[A-Z]{2}", "an ISO 3166-1 alpha-2 code such as FR", says);
    }

    static Column date(String name, String says) {
        return of(Parameter.date(field(name)), name, Form.TEXT, says);
    }

    static Column time(String name, String says) {
        return matching(name, "([01]\\d|2[0-3]):[0-5]\\d(:00)?", "a time such as 16:30", says);
    }

    /** At least 0. */
    static Column number(String name, double most, String says) {
        return number(name, 0, most, says);
    }

    static Column number(String name, double least, double most, String says) {
        return of(Parameter.number(field(name), least, most), name, Form.NUMBER, says);
    }

    static Column above0(String name, double most, String says) {
        return of(Parameter.above0(field(name), most), name, Form.NUMBER, says);
    }

    /** A whole number that fits an {@code integer}. */
    static Column whole(String name, int least, String says) {
        return of(
                Parameter.integer(field(name), least, Integer.MAX_VALUE), name, Form.NUMBER, says);
    }

    static Column whole(String name, int least, int most, String says) {
        return of(Parameter.integer(field(name), least, most), name, Form.NUMBER, says);
    }

    /** A whole number above 0 that may be large. */
    static Column count(String name, String says) {
        return of(Parameter.count(field(name), 1, 1L << 53), name, Form.NUMBER, says);
    }

    static Column flag(String name, String says) {
        return of(Parameter.flag(field(name)), name, Form.FLAG, says);
    }

    /** The slug of a row of another table. */
    static Column ref(String name, String table, String says) {
        var field = Parameter.slug(field(name)).describedAs(says);
        return new Column(name, field, table, Form.TEXT);
    }

    static Column source() {
        return ref("source", "source", "Source of the figures for which no other is named.")
                .needed();
    }

    /** Has a value in every row. */
    Column needed() {
        return new Column(name, field.needed("it"), refersTo, form);
    }

    /** Has this value where none is given. */
    Column orElse(Object value) {
        return new Column(name, withDefault(field, value), refersTo, form);
    }

    /** Called otherwise in requests and answers. */
    Column calledInApi(String other) {
        return new Column(name, field.called(other), refersTo, form);
    }

    Column example(Object value) {
        return new Column(name, withExample(field, value), refersTo, form);
    }

    @SuppressWarnings("unchecked")
    private static <T> Parameter<T> withDefault(Parameter<T> field, Object value) {
        return field.defaultsTo((T) value);
    }

    @SuppressWarnings("unchecked")
    private static <T> Parameter<T> withExample(Parameter<T> field, Object value) {
        return field.example((T) value);
    }

    /** Whether it is a number that somebody stated, so that a source must stand behind it. */
    public boolean isFigure() {
        return form == Form.NUMBER;
    }

    public boolean isSource() {
        return "source".equals(refersTo);
    }

    /** The column of the table. */
    public String inTable() {
        return refersTo == null ? name : name + "_id";
    }

    /** memoryBytes for memory_bytes. */
    private static String field(String column) {
        return WORD.matcher(column).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
