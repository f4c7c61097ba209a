package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.names.Resolution;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the names in a question stand for.
 *
 * @param subjects what the subject may be: one, or several of a family; what was given, without a
 *     slug, if the record holds none of that name: a claim about it can still be checked by its own
 *     figures; empty if none was given
 * @param product name of the service that the subject was named by, which its own name would not
 *     tell: ChatGPT of OpenAI; null if it was not
 * @param chip slug; null if none was given
 * @param comparedWith slug of a model; null if none was given
 * @param near slugs that come near a subject that the record does not hold
 * @param assumed which names were taken for others, a sentence each
 */
record AuditSubjects(
        List<AuditedSubject> subjects,
        String product,
        String chip,
        String comparedWith,
        List<String> near,
        List<String> assumed) {

    private static final AuditSubjects NONE =
            new AuditSubjects(List.of(), null, null, null, List.of(), List.of());

    /**
     * A name of the record.
     *
     * @param kind model, chip, organization, or product: something of an organization that claims
     *     are about
     * @param slug of a row, or an alias
     * @param target slug of the row
     * @param name of the row
     */
    record Name(String kind, String slug, String target, String name) {}

    /** How names that are no slugs are looked up. */
    interface Book {

        Resolution resolve(String kind, String name, LocalDate day);

        /**
         * Models of an organization of which the record holds claims by these metrics; none if it
         * holds some of the organization itself.
         */
        default List<Name> claimedOf(String organization, Collection<String> metrics) {
            return List.of();
        }

        /** The full name of a model that its short one means: DeepSeek R1 of R1. */
        default Optional<String> inFull(String name) {
            return Optional.empty();
        }

        /** Rows of these slugs. */
        List<Name> named(Collection<String> slugs);
    }

    /**
     * Looks the names up.
     *
     * @throws UnknownName of a chip or a compared model that the record does not hold
     */
    static AuditSubjects resolve(AuditRequest question) {
        return resolve(question, new RecordNames());
    }

    static AuditSubjects resolve(AuditRequest question, Book book) {
        var asked = new LinkedHashSet<String>();
        Stream.of(question.subject(), question.chip(), question.comparedWith())
                .filter(Objects::nonNull)
                .flatMap(name -> WrittenName.readings(name).stream())
                .map(WrittenName::slugs)
                .forEach(asked::addAll);
        return asked.isEmpty() ? NONE : new SubjectSearch(book, book.named(asked), question).run();
    }

    /** What of it another question names that names no more. */
    AuditSubjects asIn(AuditRequest other) {
        return new AuditSubjects(
                subjects,
                product,
                other.chip() == null ? null : chip,
                other.comparedWith() == null ? null : comparedWith,
                near,
                assumed);
    }

    /** The same with one of what the subject may be. */
    AuditSubjects of(AuditedSubject subject) {
        return new AuditSubjects(List.of(subject), product, chip, comparedWith, near, assumed);
    }

    /** Slug of the first subject; what was given if the record does not hold it; null for none. */
    String subject() {
        return subjects.isEmpty()
                ? null
                : Optional.ofNullable(subjects.get(0).slug()).orElse(subjects.get(0).name());
    }

    /** What sentences call the first subject; null for none. */
    String title() {
        return product == null ? subjectName() : product;
    }

    /** Name of the first subject; null for none. */
    String subjectName() {
        return subjects.isEmpty() ? null : subjects.get(0).name();
    }

    /**
     * Whether what was given names several models of one family.
     *
     * @param asked the name that was given; null for none
     */
    boolean isFamily(String asked) {
        return subjects.size() > 1 || isKnown() && (isWithoutSize(asked) || saysFamily(asked));
    }

    /** Whether what was given speaks of a family by that word. */
    static boolean saysFamily(String asked) {
        return asked != null && FAMILY.matcher(asked).find();
    }

    private static final Pattern FAMILY = Pattern.compile("(?i) (?:family|herd)$");

    /** Llama 3.1 is the name of Llama 3.1-405B without its size. */
    private boolean isWithoutSize(String asked) {
        var name = plain(subjectName());
        return name.startsWith(plain(asked))
                && name.substring(plain(asked).length()).matches("-\\d+(?:-\\d+)?b.*");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    boolean isKnown() {
        return !subjects.isEmpty() && subjects.get(0).slug() != null;
    }

    /** What a claim that names nothing is about, by what it says of it. */
    static String nameless(AuditClaim claim) {
        return switch (claim.metric()) {
            case SPENDING, FUNDRAISING, REVENUE, VALUATION, PUE -> "an unnamed company";
            case CHIP_PRICE, USD_PER_CHIP_HOUR, PEAK_FLOPS, POWER -> "unnamed chips";
            case ENERGY, CARBON, WATER ->
                    claim.scope().equals("unstated") ? "an unnamed subject" : "the model";
            default -> "the model";
        };
    }
}
