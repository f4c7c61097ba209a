package dev.modelcost.audit;

import dev.modelcost.audit.AuditSubjects.Name;
import dev.modelcost.calc.claimwords.TextName;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.names.NamesInText;
import dev.modelcost.names.Resolution;
import dev.modelcost.organization.Organization;
import dev.modelcost.store.KeptResults;
import dev.modelcost.store.OfEdition;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names of the record: slugs and aliases in one statement, all else by the resolvers. */
final class RecordNames implements AuditSubjects.Book {

    private static final String IN_TEXT =
            """
            select kind, name from known_name where kind in ('model', 'chip', 'organization') and origin in ('TITLE', 'ALIAS')
            union all select 'model', cast(slug as text) from model
            union all select 'chip', cast(slug as text) from chip
            union all select 'product', split_part(subject_name, ',', 1) from claim where organization_id is not null and subject_name ~ '^[A-Z]'
            union all select 'product', replace(split_part(subject_name, ',', 1), ' Apps', '') from claim where organization_id is not null and subject_name like '% Apps,%'
            union all select 'product', split_part(subject_name, ',', 1) from claim where model_id is not null and scope = 'per-request' and subject_name ~ '^[A-Z][^,]*,'
            order by 1, 2
            """;

    /** Shorter ones than this are as likely to be something else, unless they hold a digit. */
    private static final int SHORT = 3;

    /** Of names, in all that is kept. */
    private static final long ROOM = 10_000;

    private static final OfEdition<NamesInText> IN_TEXTS = new OfEdition<>(RecordNames::readInText);

    /** A text names a model again and again. */
    private static final KeptResults<Set<String>, List<Name>> NAMED =
            new KeptResults<>(RecordNames::readNamed, names -> 1 + names.size(), ROOM);

    /** What finds the names of the record in a text. */
    static NamesInText inText() {
        return IN_TEXTS.get();
    }

    private static NamesInText readInText() {
        var names = new NamesInText();
        var rows = Panache.getSession().createNativeQuery(IN_TEXT, Tuple.class).getResultList();
        for (var row : rows) {
            var name = row.get("name", String.class);
            if (name.length() >= SHORT || name.matches(".*\\d.*")) {
                names.add(
                        name, Kind.valueOf(row.get("kind", String.class).toUpperCase(Locale.ROOT)));
            }
        }
        rows.stream()
                .filter(row -> row.get("kind", String.class).equals("model"))
                .forEach(row -> names.addStems(row.get("name", String.class)));
        return names;
    }

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
            select 'chip', cast(slug as text), cast(slug as text), name from chip where cast(slug as text) in (:names)
            union all
            select distinct 'product', lower(split_part(q.subject_name, ',', 1)), cast(o.slug as text), o.name
              from claim q join organization o on o.id = q.organization_id
             where lower(split_part(q.subject_name, ',', 1)) in (:names) or lower(split_part(split_part(q.subject_name, ',', 1), ' ', 1)) in (:names)
            union all
            select distinct 'product', lower(split_part(q.subject_name, ',', 1)), cast(m.slug as text), m.name
              from claim q join model m on m.id = q.model_id
             where q.scope = 'per-request' and q.subject_name ~ '^[A-Z][^,]*,' and lower(split_part(q.subject_name, ',', 1)) in (:names)
            union all
            select distinct 'market', lower(split_part(subject_name, ',', 1)), subject_name, subject_name
              from claim where subject_kind = 'market' and lower(split_part(subject_name, ',', 1)) in (:names)
            """;

    @Override
    public Resolution resolve(String kind, String name, LocalDate day) {
        var names =
                switch (kind) {
                    case "model" -> Model.DIRECTORY.resolver();
                    case "chip" -> Chip.DIRECTORY.resolver();
                    default -> Organization.DIRECTORY.resolver();
                };
        return names.resolve(name, null, day);
    }

    @Override
    public Optional<String> inFull(String name) {
        return inText().find(name).stream()
                .filter(found -> found.kind() == Kind.MODEL && found.end() == name.length())
                .filter(found -> found.start() == 0 && !found.name().equals(name))
                .map(TextName::name)
                .findFirst();
    }

    private static final String CLAIMED =
            """
            select distinct 'model' kind, cast(m.slug as text) slug, cast(m.slug as text) target, m.name
              from claim q join model m on m.id = q.model_id join organization o on o.id = m.organization_id
             where o.slug = :organization and q.metric in (:metrics) and q.claimant_kind <> 'dataset'
               and not exists (select 1 from claim own where own.organization_id = o.id and own.metric in (:metrics))
             order by 2
            """;

    @Override
    public List<Name> claimedOf(String organization, Collection<String> metrics) {
        return metrics.isEmpty()
                ? List.of()
                : names(
                        Panache.getSession()
                                .createNativeQuery(CLAIMED, Tuple.class)
                                .setParameter("organization", organization)
                                .setParameterList("metrics", metrics)
                                .getResultList());
    }

    @Override
    public List<Name> named(Collection<String> slugs) {
        return NAMED.of(Set.copyOf(slugs));
    }

    private static List<Name> readNamed(Set<String> slugs) {
        return names(
                Panache.getSession()
                        .createNativeQuery(NAMES, Tuple.class)
                        .setParameterList("names", slugs)
                        .getResultList());
    }

    private static List<Name> names(List<Tuple> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Name(
                                        row.get("kind", String.class),
                                        row.get("slug", String.class),
                                        row.get("target", String.class),
                                        row.get("name", String.class)))
                .toList();
    }
}
