package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Configures how JSON is read and written: strictly, and with 294000 where Java would write 2.94E5.
 */
@Singleton
public class JsonSettings implements ObjectMapperCustomizer {

    /** Whole numbers below this are exact in a double and still readable. */
    private static final double MOST_PLAIN = 1e15;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        // Many clients write this for a number that they could not compute. No field accepts it,
        // but the
        // field is then rejected by name, with what is allowed, rather than the whole body.
        mapper.getFactory().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
        // Double.toString prints some numbers differently since JDK 19; answers must be the same
        // everywhere.
        mapper.getFactory().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        var module = new SimpleModule("json-settings");
        module.addSerializer(Double.class, new PlainDouble());
        module.addSerializer(double.class, new PlainDouble());
        module.setSerializerModifier(new AnswerDetailWriter.Modifier());
        mapper.registerModule(module);
    }

    private static final class PlainDouble extends StdScalarSerializer<Double> {

        private static final long serialVersionUID = 1;

        PlainDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            double number = value;
            if (number == Math.rint(number) && Math.abs(number) < MOST_PLAIN) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(number);
            }
        }
    }
}
