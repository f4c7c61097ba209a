package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Values as people write them: words of a vocabulary or others with the same meaning, and numbers
 * as such or in text.
 *
 * @param allowed see {@link ValueType#allowed()}
 * @param words that are preferred, for the description; empty for a number
 * @param known all words, for those that come near an unknown one
 * @param most the largest number; null if it is no number
 * @param read finds the value in a text; empty if it holds none
 */
record WrittenType<T>(
        String allowed,
        List<String> words,
        List<String> known,
        Double most,
        Function<String, Optional<T>> read)
        implements ValueType<T> {

    @Override
    public T ofText(String field, String text) {
        var plain = TextType.plain(TextType.MAX_LENGTH).ofText(field, text);
        var value = read.apply(plain).orElseThrow(() -> refused(field, plain));
        if (written(value) instanceof String word && words.contains(word) && !word.equals(plain)) {
            AnswerOrigin.taken(field, plain, word);
        }
        return value;
    }

    @Override
    public T ofJson(String field, JsonNode value) {
        if (most != null && value.isNumber()) {
            var number = value.doubleValue();
            if (!(number >= 0 && number <= most)) {
                throw refusal(field, value);
            }
            return ofText(field, NumberType.plain(number));
        }
        if (!value.isTextual()) {
            throw ValueType.refusal(
                    field, ValueType.shown(value), most == null ? "text in quotes" : allowed);
        }
        return ofText(field, value.textValue());
    }

    private InvalidInput refused(String field, String text) {
        return new InvalidInput(
                field,
                "'%s' is not %s.%s"
                        .formatted(
                                Printable.of(text),
                                allowed,
                                NearMatches.didYouMean(NearMatches.of(text, known))));
    }

    @Override
    public void describe(Schema schema) {
        var inWords = OASFactory.createSchema().addType(SchemaType.STRING);
        if (most != null) {
            schema.anyOf(
                    List.of(
                            OASFactory.createSchema()
                                    .addType(SchemaType.NUMBER)
                                    .minimum(BigDecimal.ZERO)
                                    .maximum(new BigDecimal(NumberType.plain(most))),
                            inWords));
        } else if (words.isEmpty()) {
            schema.addType(SchemaType.STRING);
        } else {
            var preferred = OASFactory.createSchema().addType(SchemaType.STRING);
            words.forEach(preferred::addEnumeration);
            schema.anyOf(List.of(preferred, inWords));
        }
    }

    @Override
    public Object written(T value) {
        return value instanceof Vocabulary word
                ? word.slug()
                : value instanceof Number ? value : value.toString();
    }
}
