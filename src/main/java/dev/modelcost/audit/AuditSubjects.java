package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * What the slugs of a question name.
 *
 * @param subject slug of a model, chip or organization; what was given, if the record holds none of
 *     that name: a claim about it can still be checked by its own figures; null if none was given
 * @param chip slug; null if none was given
 * @param comparedWith slug of a model; null if none was given
 */
record AuditSubjects(String subject, String chip, String comparedWith) {

    private static final String NAMES =
            """
            select 'model' kind, cast(slug as text) slug, cast(slug as text) target from model where cast(slug as text) in (:names)
            union all select 'organization', cast(slug as text), cast(slug as text) from organization where cast(slug as text) in (:names)
            union all select kind, cast(slug as text), cast(target as text) from slug_alias
                       where cast(slug as text) in (:names) and kind in ('model', 'chip', 'organization')
            union all select 'chip', cast(slug as text), cast(slug as text) from chip where :chips
            """;

    private record Name(String kind, String slug, String target) {}

    /**
     * @throws UnknownName of a chip or a compared model that the record does not hold
     */
    static AuditSubjects resolve(AuditRequest question) {
        var asked = new LinkedHashSet<String>();
        for (var text :
                new String[] {question.subject(), question.chip(), question.comparedWith()}) {
            if (text != null) {
                asked.add(text.toLowerCase(Locale.ROOT));
            }
        }
        if (asked.isEmpty()) {
            return new AuditSubjects(null, null, null);
        }
        var ofChip = question.metric().equals(AuditMetric.PEAK_FLOPS.slug());
        var names =
                Panache.getSession()
                        .createNativeQuery(NAMES, Tuple.class)
                        .setParameterList("names", asked)
                        .setParameter("chips", question.chip() != null || ofChip)
                        .getResultList()
                        .stream()
                        .map(
                                row ->
                                        new Name(
                                                row.get("kind", String.class),
                                                row.get("slug", String.class),
                                                row.get("target", String.class)))
                        .toList();
        var kinds = ofChip ? List.of("chip", "model") : List.of("model", "organization", "chip");
        var subject = find(names, question.subject(), kinds);
        if (subject == null && ofChip && question.subject() != null) {
            subject = ofForm(names, question.subject());
        }
        return new AuditSubjects(
                subject == null ? question.subject() : subject,
                question.chip() == null ? null : chip(names, question.chip()),
                question.comparedWith() == null ? null : model(names, question.comparedWith()));
    }

    private static String find(List<Name> names, String asked, List<String> kinds) {
        for (var kind : kinds) {
            for (var name : names) {
                if (asked != null
                        && name.kind.equals(kind)
                        && name.slug.equals(asked.toLowerCase(Locale.ROOT))) {
                    return name.target;
                }
            }
        }
        return null;
    }

    private static String chip(List<Name> names, String asked) {
        var found = find(names, asked, List.of("chip"));
        if (found == null) {
            found = ofForm(names, asked);
        }
        if (found == null) {
            var near = NearMatches.of(asked, slugs(names));
            throw new UnknownName("chip", asked, near, "chip");
        }
        return found;
    }

    /** A name without its form, h800 or nvidia-h800, is of the form for servers. */
    private static String ofForm(List<Name> names, String asked) {
        var wanted = asked.toLowerCase(Locale.ROOT).replace(' ', '-');
        return slugs(names).stream()
                .filter(
                        slug ->
                                slug.startsWith(wanted + "-")
                                        || slug.contains("-" + wanted + "-")
                                        || slug.endsWith("-" + wanted))
                .min(
                        java.util.Comparator.comparing((String slug) -> !slug.contains("-sxm"))
                                .thenComparing(String::length)
                                .thenComparing(slug -> slug))
                .orElse(null);
    }

    private static List<String> slugs(List<Name> names) {
        var slugs = new ArrayList<String>();
        for (var name : names) {
            if (name.kind.equals("chip")) {
                slugs.add(name.slug);
            }
        }
        return slugs;
    }

    private static String model(List<Name> names, String asked) {
        var found = find(names, asked, List.of("model"));
        if (found == null) {
            throw new UnknownName("model", asked, List.of(), "comparedWith");
        }
        return found;
    }
}
