package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes a field that is an {@link AnswerDetail} only if the request asked for it. */
final class AnswerDetailWriter extends BeanPropertyWriter {

    private static final long serialVersionUID = 1;

    private final AnswerDetail detail;

    private AnswerDetailWriter(BeanPropertyWriter field, AnswerDetail detail) {
        super(field);
        this.detail = detail;
    }

    /** Finds the fields when the serializer of a class is built. */
    static final class Modifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config,
                BeanDescription type,
                List<BeanPropertyWriter> properties) {
            properties.replaceAll(
                    field ->
                            AnswerDetail.ofField(field.getName())
                                    .filter(
                                            detail ->
                                                    detail != AnswerDetail.SOURCES
                                                            || !holdsSlugs(field))
                                    .<BeanPropertyWriter>map(
                                            detail -> new AnswerDetailWriter(field, detail))
                                    .orElse(field));
            return properties;
        }

        /** The sources of a step are slugs already, so there is nothing to shorten. */
        private static boolean holdsSlugs(BeanPropertyWriter field) {
            var content = field.getType().getContentType();
            return content != null && content.hasRawClass(String.class);
        }
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider)
            throws Exception {
        if (!(provider.getAttribute(AnswerDetail.class) instanceof Set<?> asked)
                || asked.contains(detail)) {
            super.serializeAsField(bean, json, provider);
        } else if (detail == AnswerDetail.SOURCES && get(bean) instanceof Collection<?> sources) {
            json.writeArrayFieldStart(AnswerDetail.SOURCE_SLUGS);
            for (var source : sources) {
                json.writeString(slugOf(source, provider));
            }
            json.writeEndArray();
        }
    }

    /** The field {@code slug} of a source, as it would appear in full. */
    private static String slugOf(Object source, SerializerProvider provider)
            throws JsonMappingException {
        var fields = provider.findValueSerializer(source.getClass()).properties();
        while (fields.hasNext()) {
            var field = fields.next();
            if (field.getName().equals("slug")) {
                return (String) field.getMember().getValue(source);
            }
        }
        throw new IllegalStateException(source.getClass() + " is a source without a slug");
    }
}
