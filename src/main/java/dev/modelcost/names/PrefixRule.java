package dev.modelcost.names;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands before a name and says who made or sells the thing, or where: {@code openai/}, {@code
 * bedrock/eu-west-1/}, {@code us.anthropic.}, {@code accounts/fireworks/models/}. A maker's name
 * must be that of who made the thing; whoever is unknown is not left out, since what a stranger
 * publishes is another thing.
 */
final class PrefixRule implements NameRule {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)(?:https?://)?(?:www\\.)?(?:huggingface\\.co|hf\\.co|openrouter\\.ai)/"
                            + "|arn:aws[a-z-]*:(?:bedrock|sagemaker):[a-z0-9-]*:\\d*:[a-z-]+/"
                            + "|projects/[^/]+/locations/[^/]+/");

    /** Words of paths, and where a cloud serves. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?i)(?:accounts|models|publishers|foundation-model|deployments|converse|invoke|responses|chat|us|eu|apac|global|jp|au|ca|sa|in|us-gov|regional|global-standard|data-zone|serverless|[a-z]{2}(?:-gov)?(?:-[a-z]+){1,9}-?\\d)");

    private static final int MOST_WORDS = 3;

    @Override
    public Stream<Reading> read(Reading reading, NameBook book, LocalDate day) {
        var text = ADDRESS.matcher(reading.text());
        if (text.lookingAt()) {
            return Stream.of(
                    reading.with(
                            reading.text().substring(text.end()),
                            "'%s' is left out: an address".formatted(text.group())));
        }
        var slash = reading.text().indexOf('/');
        return slash > 0 ? path(reading, book, slash) : words(reading, book);
    }

    /**
     * Who sells a thing, as the path before its name says: slug of the first provider that is not
     * the maker of what it sells ({@code groq/llama-3.3-70b-versatile}).
     */
    static Optional<String> seller(String name, NameBook book) {
        var rest = ADDRESS.matcher(name).replaceFirst("");
        for (var slash = rest.indexOf('/'); slash > 0; slash = rest.indexOf('/')) {
            var segment = rest.substring(0, slash);
            if (!PLACE.matcher(segment).matches()) {
                return book.namespace(segment)
                        .filter(owner -> !owner.isMaker())
                        .map(Namespace::provider);
            }
            rest = rest.substring(slash + 1);
        }
        return Optional.empty();
    }

    /** The first segment of a path. */
    private Stream<Reading> path(Reading reading, NameBook book, int slash) {
        var segment = reading.text().substring(0, slash);
        if (PLACE.matcher(segment).matches()) {
            return Stream.of(place(reading, slash));
        }
        var owner = book.namespace(segment);
        var owned = owner.map(known -> owned(reading, known, slash)).stream();
        if (owner.isEmpty() && ModelNameRules.namesPrecision(reading.text())) {
            return Stream.of(packed(reading, slash));
        }
        return isPassedOn(reading.text().substring(slash + 1), book)
                        && owner.filter(known -> !known.isMaker()).isEmpty()
                ? Stream.concat(owned, Stream.of(passedOn(reading, slash)))
                : owned;
    }

    /**
     * Whether the maker is named next: then whoever stands before it, known or not, sells or hosts
     * what the maker made.
     */
    private static boolean isPassedOn(String rest, NameBook book) {
        var next = rest.indexOf('/');
        return next > 0
                && book.namespace(rest.substring(0, next)).filter(Namespace::isMaker).isPresent();
    }

    /** Whoever it is: weights in another precision, under the name of the model, are its own. */
    private static Reading packed(Reading reading, int end) {
        return reading.with(
                reading.text().substring(end + 1),
                "'%s' is left out: who packed its weights".formatted(head(reading, end)),
                Named::openWeights);
    }

    private static Reading passedOn(Reading reading, int end) {
        return reading.with(
                reading.text().substring(end + 1),
                "'%s' is left out: who passes it on".formatted(head(reading, end)));
    }

    /** The first words, up to a point or a dash. */
    private Stream<Reading> words(Reading reading, NameBook book) {
        var readings = Stream.<Reading>builder();
        var text = reading.text();
        var end = -1;
        for (var words = 0; words < MOST_WORDS; words++) {
            end = nextSeparator(text, end + 1);
            if (end < 0) {
                break;
            }
            var at = end;
            var word = text.substring(0, at);
            if (text.charAt(at) == '.' && PLACE.matcher(word).matches()) {
                readings.add(place(reading, at));
            }
            book.namespace(word).ifPresent(owner -> readings.add(owned(reading, owner, at)));
        }
        return readings.build();
    }

    private static int nextSeparator(String text, int from) {
        for (var i = Math.max(from, 1); i < text.length() - 1; i++) {
            if (".-_ :".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Reading place(Reading reading, int end) {
        return reading.with(
                reading.text().substring(end + 1),
                "'%s' is left out: where it is served".formatted(head(reading, end)));
    }

    private static Reading owned(Reading reading, Namespace owner, int end) {
        Predicate<Named> demand =
                owner.isMaker() ? thing -> isBy(thing, owner.company(), reading) : thing -> true;
        return reading.with(
                        reading.text().substring(end + 1),
                        "'%s' is left out: who makes or sells it".formatted(head(reading, end)),
                        demand)
                .soldBy(owner.provider());
    }

    /** A company also publishes what others made, in another precision. */
    private static boolean isBy(Named thing, String company, Reading reading) {
        return company.equals(thing.company())
                || (thing.openWeights() && ModelNameRules.namesPrecision(reading.text()));
    }

    private static String head(Reading reading, int end) {
        return reading.text().substring(0, end + 1);
    }
}
