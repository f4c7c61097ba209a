package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Numbers in a range.
 *
 * @param least the smallest that is allowed
 * @param most the largest
 * @param above0 whether all numbers above 0 are allowed, within practical limits
 * @param whole whether fractions are rejected
 * @param converted the number that is read
 */
record NumberType<T extends Number>(
        double least, double most, boolean above0, boolean whole, Function<Double, T> converted)
        implements ValueType<T> {

    /** Far below any practical value, and far above where a product would underflow. */
    private static final double JUST_ABOVE_0 = 1e-9;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");

    static NumberType<Double> between(double least, double most) {
        return new NumberType<>(least, most, false, false, number -> number);
    }

    static NumberType<Double> above0(double most) {
        return new NumberType<>(JUST_ABOVE_0, most, true, false, number -> number);
    }

    static NumberType<Long> count(long least, long most) {
        return new NumberType<>(least, most, false, true, Double::longValue);
    }

    static NumberType<Integer> integer(int least, int most) {
        return new NumberType<>(least, most, false, true, Double::intValue);
    }

    @Override
    public String allowed() {
        return (whole ? "a whole number " : "a number ")
                + (above0
                        ? "above 0 and at most " + plain(most)
                        : "from %s to %s".formatted(plain(least), plain(most)));
    }

    @Override
    public T ofText(String field, String text) {
        var number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!isAllowed(number)) {
            throw refusal(field, text);
        }
        return converted.apply(number);
    }

    @Override
    public T ofJson(String field, JsonNode value) {
        // Not through BigDecimal, which would write out 1e999999999 digit by digit.
        var number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!isAllowed(number)) {
            throw refusal(field, value);
        }
        return converted.apply(number);
    }

    private boolean isAllowed(double number) {
        return number >= least && number <= most && (!whole || number == Math.rint(number));
    }

    @Override
    public void describe(Schema schema) {
        schema.addType(whole ? SchemaType.INTEGER : SchemaType.NUMBER).maximum(exact(most));
        if (above0) {
            schema.exclusiveMinimum(BigDecimal.ZERO);
        } else {
            schema.minimum(exact(least));
        }
    }

    private static BigDecimal exact(double number) {
        return new BigDecimal(plain(number));
    }

    /** 1000000 rather than 1000000.0. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
