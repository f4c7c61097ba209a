package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.names.Resolution;
import dev.modelcost.organization.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the names in a question stand for.
 *
 * @param subject slug of a model, chip or organization; what was given, if the record holds none of
 *     that name: a claim about it can still be checked by its own figures; null if none was given
 * @param subjectName its name; what was given, if the record holds none; null if none was given
 * @param isKnown whether the record holds the subject
 * @param chip slug; null if none was given
 * @param comparedWith slug of a model; null if none was given
 * @param assumed which names were taken for others, a sentence each
 */
record AuditSubjects(
        String subject,
        String subjectName,
        boolean isKnown,
        String chip,
        String comparedWith,
        List<String> assumed) {

    private static final String SUBJECT = "subject";
    private static final String MODEL = "model";
    private static final String CHIP = "chip";
    private static final String ORGANIZATION = "organization";

    private static final AuditSubjects NONE =
            new AuditSubjects(null, null, false, null, null, List.of());

    /**
     * What a name means among the things of one kind.
     *
     * @param meaning in the record
     * @param name display name of what it means; null if it means nothing
     */
    record Meant(Resolution meaning, String name) {}

    /** The names of the record. */
    interface Names {

        /**
         * @param kind model, chip or organization
         * @param day on which the name is used; null for the latest
         */
        Meant meaning(String kind, String name, LocalDate day);
    }

    /**
     * Looks the names up.
     *
     * @throws UnknownName of a chip or a compared model that the record does not hold, and of a
     *     name that may mean several things
     */
    static AuditSubjects resolve(AuditRequest question) {
        return among(AuditSubjects::ofRecord, question);
    }

    private static Meant ofRecord(String kind, String name, LocalDate day) {
        return switch (kind) {
            case MODEL -> Model.DIRECTORY.meaning(name, day, Meant::new);
            case CHIP -> Chip.DIRECTORY.meaning(name, day, Meant::new);
            default -> Organization.DIRECTORY.meaning(name, day, Meant::new);
        };
    }

    /** What of it another question names that names no more. */
    AuditSubjects asIn(AuditRequest other) {
        return new AuditSubjects(
                subject,
                subjectName,
                isKnown,
                other.chip() == null ? null : chip,
                other.comparedWith() == null ? null : comparedWith,
                assumed);
    }

    /** A peak is that of a chip, whatever else has the name. */
    private static boolean isOfChip(AuditRequest question) {
        return question.metric() == AuditMetric.PEAK_FLOPS;
    }

    /**
     * @param names of the record
     * @throws UnknownName of a chip or a compared model that is not among them, and of a name that
     *     may mean several things
     */
    static AuditSubjects among(Names names, AuditRequest question) {
        if (Stream.of(question.subject(), question.chip(), question.comparedWith())
                .allMatch(Objects::isNull)) {
            return NONE;
        }
        var day = question.statedOn();
        var assumed = new ArrayList<String>();
        var asked = question.subject();
        var found = asked == null ? null : subject(names, question, assumed);
        var chip =
                question.chip() == null
                        ? null
                        : required(names, CHIP, CHIP, question.chip(), day, assumed);
        var other =
                question.comparedWith() == null
                        ? null
                        : required(
                                names,
                                MODEL,
                                "comparedWith",
                                question.comparedWith(),
                                day,
                                assumed);
        return new AuditSubjects(
                found == null ? asked : found.meaning.slug(),
                found == null ? asked : found.name,
                found != null,
                chip,
                other,
                List.copyOf(assumed));
    }

    /** As it stands among any kind, else with what people add to a name; null if nobody has it. */
    private static Meant subject(Names names, AuditRequest question, List<String> assumed) {
        var asked = question.subject();
        var kinds = isOfChip(question) ? List.of(CHIP, MODEL) : List.of(MODEL, ORGANIZATION, CHIP);
        Meant best = null;
        UnknownName ambiguous = null;
        for (var kind : kinds) {
            var meant = names.meaning(kind, asked, question.statedOn());
            var meaning = meant.meaning;
            if (meaning.isKnown() && (best == null || isCloser(meaning, best.meaning))) {
                best = meant;
            }
            if (meaning.isKnown() && meaning.how().isEmpty()) {
                break;
            }
            if (ambiguous == null && !meaning.candidates().isEmpty()) {
                ambiguous = UnknownName.ambiguous(kind, asked, meaning.candidates(), SUBJECT);
            }
        }
        if (best == null && ambiguous != null) {
            throw ambiguous;
        }
        if (best != null) {
            note(SUBJECT, asked, best.meaning, assumed);
        }
        return best;
    }

    private static boolean isCloser(Resolution one, Resolution other) {
        return one.how().size() < other.how().size();
    }

    private static String required(
            Names names,
            String kind,
            String field,
            String asked,
            LocalDate day,
            List<String> assumed) {
        var meaning = names.meaning(kind, asked, day).meaning;
        if (!meaning.isKnown()) {
            throw UnknownName.of(kind, asked, meaning.candidates(), meaning.near(), field);
        }
        note(field, asked, meaning, assumed);
        return meaning.slug();
    }

    private static void note(String field, String asked, Resolution meaning, List<String> assumed) {
        if (!meaning.slug().equals(asked)) {
            assumed.add(meaning.taken(field, asked));
        }
    }
}
