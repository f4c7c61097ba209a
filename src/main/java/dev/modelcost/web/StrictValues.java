package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Values that JSON can write and nothing behind it can bear: a number whose digits fill the memory,
 * an infinite one, a text in its place, a NUL or half a character in a text, a day before all
 * calendars.
 */
final class StrictValues {

    private static final int MOST_DIGITS = 40;

    private StrictValues() {}

    static SimpleModule module() {
        return new SimpleModule("strict-values")
                .addDeserializer(
                        Double.class,
                        new Checked<>(
                                Double.class,
                                new DoubleDeserializer(Double.class, null),
                                number -> !number.isInfinite() && !number.isNaN()))
                .addDeserializer(
                        double.class,
                        new Checked<>(
                                Double.class,
                                new DoubleDeserializer(double.class, 0.0),
                                number -> !number.isInfinite() && !number.isNaN()))
                .addDeserializer(
                        BigDecimal.class,
                        new Checked<>(
                                BigDecimal.class,
                                new BigDecimalDeserializer(),
                                number ->
                                        Math.abs((long) number.scale()) <= MOST_DIGITS
                                                && number.precision() <= MOST_DIGITS))
                .addDeserializer(
                        String.class,
                        new Checked<>(
                                String.class, new StringDeserializer(), StrictValues::isPlainText))
                .addDeserializer(
                        LocalDate.class,
                        new Checked<>(
                                LocalDate.class,
                                LocalDateDeserializer.INSTANCE,
                                day -> day.getYear() >= 1900 && day.getYear() <= 2200));
    }

    private static boolean isPlainText(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == 0
                                        || c >= Character.MIN_SURROGATE
                                                && c <= Character.MAX_SURROGATE);
    }

    private static final class Checked<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient JsonDeserializer<T> reader;
        private final transient Predicate<T> allowed;

        Checked(Class<T> type, JsonDeserializer<T> reader, Predicate<T> allowed) {
            super(type);
            this.reader = reader;
            this.allowed = allowed;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.isNaN()) {
                context.reportInputMismatch(this, "no number");
            }
            // An empty text would count as no number at all.
            if (json.hasToken(JsonToken.VALUE_STRING)
                    && Number.class.isAssignableFrom(_valueClass)) {
                context.reportInputMismatch(this, "a text for a number");
            }
            var value = reader.deserialize(json, context);
            if (value != null && !allowed.test(value)) {
                context.reportInputMismatch(this, "a value that is not allowed");
            }
            return value;
        }

        @Override
        public T getNullValue(DeserializationContext context) throws JsonMappingException {
            return reader.getNullValue(context);
        }
    }
}
