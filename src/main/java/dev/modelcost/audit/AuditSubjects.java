package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    private static final AuditSubjects NONE =
            new AuditSubjects(null, null, false, null, null, List.of());

    private static final String NAMES =
            """
            select 'model' kind, cast(slug as text) slug, cast(slug as text) target, name from model where cast(slug as text) in (:names)
            union all
            select 'organization', cast(slug as text), cast(slug as text), name from organization where cast(slug as text) in (:names)
            union all
            select a.kind, cast(a.slug as text), cast(a.target as text), coalesce(m.name, c.name, o.name)
              from slug_alias a
              left join model m on a.kind = 'model' and m.slug = a.target
              left join chip c on a.kind = 'chip' and c.slug = a.target
              left join organization o on a.kind = 'organization' and o.slug = a.target
             where cast(a.slug as text) in (:names) and a.kind in ('model', 'chip', 'organization')
            union all
            select 'chip', cast(slug as text), cast(slug as text), name from chip where :chips
            """;

    /**
     * A name of the record.
     *
     * @param kind model, chip or organization
     * @param slug of a row, or an alias
     * @param target slug of the row
     * @param name of the row
     */
    record Name(String kind, String slug, String target, String name) {}

    /**
     * Looks the names up; one statement.
     *
     * @throws UnknownName of a chip or a compared model that the record does not hold
     */
    static AuditSubjects resolve(AuditRequest question) {
        var asked = new LinkedHashSet<String>();
        Stream.of(question.subject(), question.chip(), question.comparedWith())
                .filter(Objects::nonNull)
                .forEach(name -> asked.add(name.toLowerCase(Locale.ROOT)));
        return asked.isEmpty()
                ? NONE
                : among(names(asked, question.chip() != null || isOfChip(question)), question);
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

    private static List<Name> names(Collection<String> asked, boolean chips) {
        return Panache.getSession()
                .createNativeQuery(NAMES, Tuple.class)
                .setParameterList("names", asked)
                .setParameter("chips", chips)
                .getResultList()
                .stream()
                .map(
                        row ->
                                new Name(
                                        row.get("kind", String.class),
                                        row.get("slug", String.class),
                                        row.get("target", String.class),
                                        row.get("name", String.class)))
                .toList();
    }

    /** A peak is that of a chip, whatever else has the name. */
    private static boolean isOfChip(AuditRequest question) {
        return question.metric() == AuditMetric.PEAK_FLOPS;
    }

    /**
     * @param names of the record that the question may mean
     * @throws UnknownName of a chip or a compared model that is not among them
     */
    static AuditSubjects among(List<Name> names, AuditRequest question) {
        var assumed = new ArrayList<String>();
        var asked = question.subject();
        var found = subject(names, question);
        found.ifPresent(name -> note(assumed, "Subject", asked, name));
        var chip = question.chip() == null ? null : chip(names, question.chip());
        if (chip != null) {
            note(assumed, "Chip", question.chip(), chip);
        }
        return new AuditSubjects(
                found.map(Name::target).orElse(asked),
                found.map(Name::name).orElse(asked),
                found.isPresent(),
                chip == null ? null : chip.target,
                question.comparedWith() == null ? null : model(names, question.comparedWith()),
                List.copyOf(assumed));
    }

    private static void note(List<String> assumed, String role, String asked, Name found) {
        if (!found.target.equalsIgnoreCase(asked)) {
            assumed.add(
                    "%s: '%s' was taken for %s (%s)."
                            .formatted(role, Printable.of(asked), found.name, found.target));
        }
    }

    private static Optional<Name> subject(List<Name> names, AuditRequest question) {
        var asked = question.subject();
        if (asked == null) {
            return Optional.empty();
        }
        return isOfChip(question)
                ? find(names, asked, "chip", "model").or(() -> ofForm(names, asked))
                : find(names, asked, "model", "organization", "chip");
    }

    /** The first of the kinds that has a row or an alias of this slug. */
    private static Optional<Name> find(List<Name> names, String asked, String... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> names.stream().filter(name -> name.kind.equals(kind)))
                .filter(name -> name.slug.equalsIgnoreCase(asked))
                .findFirst();
    }

    private static Name chip(List<Name> names, String asked) {
        return find(names, asked, "chip")
                .or(() -> ofForm(names, asked))
                .orElseThrow(
                        () -> {
                            var slugs = chips(names).map(Name::slug).toList();
                            return new UnknownName(
                                    "chip", asked, NearMatches.of(asked, slugs), "chip");
                        });
    }

    /** A chip named without its form, h800 or nvidia-h800, is the one for servers. */
    private static Optional<Name> ofForm(List<Name> names, String asked) {
        var wanted = asked.toLowerCase(Locale.ROOT).replace(' ', '-');
        return chips(names)
                .filter(
                        chip ->
                                chip.slug.startsWith(wanted + "-")
                                        || chip.slug.contains("-" + wanted + "-")
                                        || chip.slug.endsWith("-" + wanted))
                .min(
                        Comparator.comparing((Name chip) -> !chip.slug.contains("-sxm"))
                                .thenComparing(chip -> chip.slug.length())
                                .thenComparing(Name::slug));
    }

    private static Stream<Name> chips(List<Name> names) {
        return names.stream().filter(name -> name.kind.equals("chip"));
    }

    private static String model(List<Name> names, String asked) {
        return find(names, asked, "model")
                .map(Name::target)
                .orElseThrow(() -> new UnknownName("model", asked, List.of(), "comparedWith"));
    }
}
