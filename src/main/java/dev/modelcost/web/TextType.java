package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.calc.claimwords.ClosedWords;
import dev.modelcost.calc.derivation.Moment;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Values written as text, in quotes in JSON.
 *
 * @param allowed see {@link ValueType#allowed()}
 * @param maxLength characters
 * @param read parses the value from a text, of a vocabulary from one of its words; empty if the
 *     text is invalid
 * @param words one of which it must be, however it is spelled; empty if it may be any text
 * @param bounds what the description says about the text beyond its type
 */
record TextType<T>(
        String allowed,
        int maxLength,
        Function<String, Optional<T>> read,
        List<String> words,
        Consumer<Schema> bounds)
        implements ValueType<T> {

    static final int MAX_LENGTH = 200;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)$");

    TextType(String allowed, Function<String, Optional<T>> read, Consumer<Schema> bounds) {
        this(allowed, MAX_LENGTH, read, bounds);
    }

    TextType(
            String allowed,
            int maxLength,
            Function<String, Optional<T>> read,
            Consumer<Schema> bounds) {
        this(allowed, maxLength, read, List.of(), bounds);
    }

    static TextType<String> plain(int maxLength) {
        return new TextType<>(
                "plain text", maxLength, Optional::of, schema -> schema.maxLength(maxLength));
    }

    static TextType<String> matching(String pattern, int maxLength, String allowed) {
        var compiled = Pattern.compile(pattern);
        return new TextType<>(
                allowed,
                maxLength,
                text -> Optional.of(text).filter(compiled.asMatchPredicate()),
                schema -> schema.pattern("^(" + pattern + ")$"));
    }

    static TextType<String> oneOf(Collection<String> words) {
        return oneOf(List.copyOf(words), Optional::of);
    }

    /**
     * Words of a vocabulary, however they are spelled.
     *
     * @param read gives the meaning of each of them
     */
    static <T> TextType<T> oneOf(List<String> words, Function<String, Optional<T>> read) {
        return new TextType<>(
                "one of " + String.join(", ", words),
                MAX_LENGTH,
                read,
                List.copyOf(words),
                schema -> words.forEach(schema::addEnumeration));
    }

    /** Some words of a vocabulary. */
    static <E extends Enum<E> & Vocabulary> TextType<E> oneOf(EnumSet<E> allowed) {
        var constants = List.copyOf(allowed);
        return oneOf(
                constants.stream().map(Vocabulary::slug).toList(),
                word -> constants.stream().filter(e -> e.slug().equals(word)).findFirst());
    }

    static TextType<YearMonth> month() {
        var form = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
        return new TextType<>(
                "a month in the form 2023-12",
                text -> Optional.of(text).filter(form.asMatchPredicate()).map(YearMonth::parse),
                schema -> schema.pattern("^" + form + "$"));
    }

    static TextType<LocalDate> date(int firstYear, int lastYear) {
        return new TextType<>(
                "a date in the years %d to %d in the form 2025-01-31"
                        .formatted(firstYear, lastYear),
                text ->
                        parsed(text, LocalDate::parse)
                                .filter(
                                        date ->
                                                date.getYear() >= firstYear
                                                        && date.getYear() <= lastYear),
                schema -> schema.format("date"));
    }

    static TextType<LocalDate> date() {
        return date(FIRST_YEAR, LAST_YEAR);
    }

    /** A moment in UTC: a date alone means noon on that day, a time without an offset is UTC. */
    static TextType<Moment> moment() {
        return new TextType<>(
                "a moment in the years %d to %d in the form 2025-02-28T17:30:00Z"
                        .formatted(FIRST_YEAR, LAST_YEAR),
                text ->
                        parsed(text, TextType::utc)
                                .filter(
                                        moment ->
                                                moment.day().getYear() >= FIRST_YEAR
                                                        && moment.day().getYear() <= LAST_YEAR),
                schema -> {});
    }

    private static Moment utc(String text) {
        if (text.length() == 10) {
            return new Moment(LocalDate.parse(text), null);
        }
        return Moment.of(
                WITH_OFFSET.matcher(text).matches()
                        ? OffsetDateTime.parse(text)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()
                        : LocalDateTime.parse(text));
    }

    private static <D> Optional<D> parsed(String text, Function<String, D> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public T ofText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInput(field, "empty; give a value or leave it out.");
        }
        if (text.length() > maxLength) {
            throw new InvalidInput(field, "longer than the " + maxLength + " characters allowed.");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
            throw new InvalidInput(
                    field, "contains a control character or a malformed one; give plain text.");
        }
        var written = words.isEmpty() ? text : word(field, text);
        return read.apply(written).orElseThrow(() -> unknown(field, text));
    }

    /** The word of the vocabulary that is meant; the answer says so if it was given otherwise. */
    private String word(String field, String text) {
        var meant = ClosedWords.meant(text, words);
        if (meant.size() > 1) {
            throw new InvalidInput(
                    field,
                    "'%s' may mean %s. Name one of them."
                            .formatted(Printable.of(text), String.join(" or ", meant)));
        }
        if (meant.isEmpty()) {
            throw unknown(field, text);
        }
        var word = meant.get(0);
        if (!word.equals(text.strip())) {
            AnswerOrigin.taken(field, text, word);
        }
        return word;
    }

    private InvalidInput unknown(String field, String text) {
        return new InvalidInput(
                field,
                "'%s' is not %s.%s"
                        .formatted(
                                Printable.of(text),
                                allowed,
                                NearMatches.didYouMean(NearMatches.of(text, words))));
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public T ofJson(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw ValueType.refusal(field, ValueType.shown(value), "text in quotes");
        }
        return ofText(field, value.textValue());
    }

    @Override
    public void describe(Schema schema) {
        schema.addType(SchemaType.STRING);
        bounds.accept(schema);
    }

    @Override
    public Object written(T value) {
        return value instanceof Vocabulary word ? word.slug() : value.toString();
    }

    /**
     * Text of several lines, such as a pasted paragraph.
     *
     * @param maxLength characters
     */
    record Prose(int maxLength) implements ValueType<String> {

        @Override
        public String allowed() {
            return "text";
        }

        @Override
        public String ofText(String field, String text) {
            if (text.isBlank()) {
                throw new InvalidInput(field, "empty; give a text or leave it out.");
            }
            if (text.length() > maxLength) {
                throw new InvalidInput(
                        field, "longer than the " + maxLength + " characters allowed.");
            }
            var plain = text.replaceAll("[\\t\\u00a0]", " ").replaceAll("\\r\\n?|\\u2028", "\n");
            if (plain.codePoints()
                    .anyMatch(c -> c != '\n' && Character.isISOControl(c) || isSurrogate(c))) {
                throw new InvalidInput(
                        field, "contains a control character or a malformed one; give plain text.");
            }
            return plain;
        }

        @Override
        public String ofJson(String field, JsonNode value) {
            if (!value.isTextual()) {
                throw ValueType.refusal(field, ValueType.shown(value), "text in quotes");
            }
            return ofText(field, value.textValue());
        }

        @Override
        public void describe(Schema schema) {
            schema.addType(SchemaType.STRING).maxLength(maxLength);
        }
    }
}
