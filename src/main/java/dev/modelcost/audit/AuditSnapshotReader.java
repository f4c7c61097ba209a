package dev.modelcost.audit;

import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.store.KeptResults;
import dev.modelcost.store.OfEdition;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what audits need in three statements, whether for one claim or for all: models with their
 * runs, claims, and all else at once; and what is the same for all of them once in an edition.
 */
final class AuditSnapshotReader {

    private static final String MODELS =
            """
            with recursive lineage(id, depth) as (
              select e.id, 0 from model e where :all or cast(e.slug as text) in (:slugs)
                 or exists (select 1 from model x where cast(x.slug as text) in (:slugs) and x.organization_id = e.organization_id
                                                    and x.released_on = e.released_on)
                 or e.id in (select q.model_id from claim q join source t on t.id = q.source_id
                              where cast(t.slug as text) = :source and q.metric = 'token-price')
              union all
              select m.base_model_id, l.depth + 1 from lineage l join model m on m.id = l.id
               where m.base_model_id is not null and l.depth < 20 and not :all)
            select cast(m.slug as text) slug, m.name, cast(o.slug as text) organization, o.name organization_name,
                   m.collaborators, m.released_on, m.parameters_total, m.parameters_active, m.mixture,
                   m.training_tokens, m.epochs, m.training_flop, m.context_tokens,
                   cast(coalesce(cs.slug, ms.slug) as text) context_source, cast(b.slug as text) base, m.confidence,
                   cast(ms.slug as text) source, ms.kind source_kind,
                   r.stage, r.name run_name, cast(c.slug as text) chip, r.chip_count, r.chip_hours, r.chip_hours_basis, r.wall_clock_hours,
                   r.precision run_precision, r.mfu, r.hfu, r.tokens, r.training_flop run_flop, r.usd_per_chip_hour,
                   cast(rs.slug as text) run_source, rs.kind run_source_kind
              from model m join source ms on ms.id = m.source_id
              left join organization o on o.id = m.organization_id
              left join model b on b.id = m.base_model_id
              left join source cs on cs.id = m.architecture_source_id
              left join training_run r on r.model_id = m.id
              left join source rs on rs.id = r.source_id
              left join chip c on c.id = r.chip_id
             where m.id in (select id from lineage)
             order by m.slug, rs.slug, r.ordinal
            """;

    private static final String CLAIMS =
            """
            select cast(e.slug as text) slug, e.subject_kind, cast(coalesce(m.slug, c.slug, o.slug) as text) subject,
                   coalesce(m.name, c.name, o.name, e.subject_name) subject_title, e.subject_name, e.metric, e.comparator,
                   e.value, e.value_high, e.unit, e.scope, e.basis, e.claimant, e.claimant_kind,
                   cast(w.slug as text) compared_with, e.stated_on, cast(s.slug as text) source, s.kind source_kind
              from claim e join source s on s.id = e.source_id
              left join model m on m.id = e.model_id left join chip c on c.id = e.chip_id
              left join organization o on o.id = e.organization_id left join model w on w.id = e.compared_with_model_id
             where WHICH
             order by e.slug
            """;

    /**
     * Each part by an index of its own: a condition that joins them by "or" would read all claims.
     */
    private static final String OF_SUBJECTS =
            """
            e.id in (select q.id from claim q join model x on x.id = q.model_id where cast(x.slug as text) in (:slugs)
                     union all
                     select q.id from claim q join chip x on x.id = q.chip_id where cast(x.slug as text) in (:slugs)
                     union all
                     select q.id from claim q join organization x on x.id = q.organization_id where cast(x.slug as text) in (:slugs)
                     union all
                     select q.id from claim q where q.subject_kind = 'market' and q.subject_name in (:slugs)
                     union all
                     select q.id from claim q join source x on x.id = q.source_id
                      where cast(x.slug as text) = :source and q.metric = 'token-price')
            """;

    /** No slug looks like it: an empty list is no valid parameter. */
    private static final String NONE = "-";

    /** Of rows, in all that is kept: a few megabytes. */
    private static final long ROOM = 5_000;

    /** A text that names a model a hundred times is a hundred audits of what concerns it. */
    private static final KeptResults<About, AuditSnapshot> KEPT =
            new KeptResults<>(AuditSnapshotReader::read, AuditSnapshot::size, ROOM);

    private record OfNoSubject(List<RecordedGrid> grids, Map<String, RecordedConstant> constants) {}

    /** Shared by all snapshots: it is most of the rows of each. */
    private static final OfEdition<OfNoSubject> OF_NO_SUBJECT =
            new OfEdition<>(AuditSnapshotReader::readOfNoSubject);

    /**
     * @param slugs in the order of their names
     * @param source null for none
     * @param chip null for none
     */
    private record About(List<String> slugs, @Nullable String source, @Nullable String chip) {}

    private AuditSnapshotReader() {}

    /** The whole record. */
    static AuditSnapshot all() {
        return snapshot(
                models(true, List.of(), NONE),
                claims(true, List.of(), NONE),
                RecordedFactsReader.all());
    }

    /**
     * What concerns some subjects.
     *
     * @param slugs of models, chips and organizations; the base models of models come by themselves
     * @param source whose other token prices are compared with; null for none
     * @param chip that the claim names; null for those of the runs
     */
    static AuditSnapshot about(Collection<String> slugs, String source, String chip) {
        return KEPT.of(new About(slugs.stream().sorted().distinct().toList(), source, chip));
    }

    private static AuditSnapshot read(About asked) {
        var from = asked.source == null ? NONE : asked.source;
        var models = models(false, asked.slugs, from);
        var known = new ArrayList<>(asked.slugs);
        models.forEach(model -> known.add(model.slug()));
        var chips = new ArrayList<>(asked.slugs);
        if (asked.chip != null) {
            chips.add(asked.chip);
        }
        models.stream()
                .flatMap(model -> model.runs().stream())
                .map(RecordedRun::chip)
                .filter(java.util.Objects::nonNull)
                .forEach(chips::add);
        return snapshot(
                models,
                claims(false, known, from),
                RecordedFactsReader.about(listed(known), from, families(chips)));
    }

    private static OfNoSubject readOfNoSubject() {
        var facts = RecordedFactsReader.ofNoSubject();
        return new OfNoSubject(facts.grids(), RecordedConstant.byKey(facts.constants()));
    }

    private static AuditSnapshot snapshot(
            List<RecordedModel> models, List<RecordedClaim> claims, RecordedFactsReader facts) {
        var shared = OF_NO_SUBJECT.get();
        return new AuditSnapshot(
                new RecordedRows(
                        models,
                        claims,
                        facts.chips(),
                        facts.chipPrices(),
                        facts.tokenPrices(),
                        shared.grids(),
                        shared.constants(),
                        facts.scores()));
    }

    /**
     * A pattern that holds the chips and all of their families, and may hold others: nvidia-a100 of
     * nvidia-a100-sxm4-80gb.
     */
    private static String families(Collection<String> chips) {
        var names =
                chips.stream()
                        .map(ChipFamily::of)
                        .distinct()
                        .map(f -> f.replace(".", "\\."))
                        .toList();
        return "^(" + String.join("|", names) + ")[a-z]?(-|$)";
    }

    private static List<RecordedModel> models(
            boolean all, Collection<String> slugs, String source) {
        var rows =
                Panache.getSession()
                        .createNativeQuery(MODELS, Tuple.class)
                        .setParameter("all", all)
                        .setParameterList("slugs", listed(slugs))
                        .setParameter("source", source)
                        .getResultList();
        var runs = new LinkedHashMap<String, List<RecordedRun>>();
        var first = new LinkedHashMap<String, Tuple>();
        for (var row : rows) {
            var slug = text(row, "slug");
            first.putIfAbsent(slug, row);
            var group = runs.computeIfAbsent(slug, s -> new ArrayList<>());
            if (row.get("stage") != null) {
                group.add(run(row));
            }
        }
        return first.entrySet().stream().map(e -> model(e.getValue(), runs)).toList();
    }

    private static RecordedModel model(Tuple row, Map<String, List<RecordedRun>> runs) {
        return new RecordedModel(
                text(row, "slug"),
                text(row, "name"),
                text(row, "organization"),
                text(row, "organization_name"),
                text(row, "collaborators"),
                date(row, "released_on"),
                number(row, "parameters_total"),
                number(row, "parameters_active"),
                row.get("mixture", Boolean.class),
                number(row, "training_tokens"),
                number(row, "epochs"),
                number(row, "training_flop"),
                number(row, "context_tokens"),
                text(row, "context_source"),
                text(row, "base"),
                text(row, "confidence"),
                text(row, "source"),
                text(row, "source_kind"),
                List.copyOf(runs.get(text(row, "slug"))));
    }

    private static RecordedRun run(Tuple row) {
        return new RecordedRun(
                text(row, "stage"),
                text(row, "run_name"),
                text(row, "chip"),
                number(row, "chip_count"),
                number(row, "chip_hours"),
                text(row, "chip_hours_basis"),
                number(row, "wall_clock_hours"),
                text(row, "run_precision"),
                number(row, "mfu"),
                number(row, "hfu"),
                number(row, "tokens"),
                number(row, "run_flop"),
                number(row, "usd_per_chip_hour"),
                text(row, "run_source"),
                text(row, "run_source_kind"));
    }

    private static List<RecordedClaim> claims(
            boolean all, Collection<String> slugs, String source) {
        var query =
                Panache.getSession()
                        .createNativeQuery(
                                CLAIMS.replace("WHICH", all ? "true" : OF_SUBJECTS), Tuple.class);
        if (!all) {
            query.setParameterList("slugs", listed(slugs)).setParameter("source", source);
        }
        return query.getResultList().stream()
                .map(
                        row ->
                                new RecordedClaim(
                                        text(row, "slug"),
                                        text(row, "subject_kind"),
                                        row.get("subject") == null
                                                ? text(row, "subject_title")
                                                : text(row, "subject"),
                                        text(row, "subject_title"),
                                        row.get("subject") == null
                                                ? null
                                                : text(row, "subject_name"),
                                        text(row, "metric"),
                                        text(row, "comparator"),
                                        number(row, "value"),
                                        number(row, "value_high"),
                                        text(row, "unit"),
                                        text(row, "scope"),
                                        text(row, "basis"),
                                        text(row, "claimant"),
                                        text(row, "claimant_kind"),
                                        text(row, "compared_with"),
                                        date(row, "stated_on"),
                                        text(row, "source"),
                                        text(row, "source_kind")))
                .toList();
    }

    private static Collection<String> listed(Collection<String> slugs) {
        return slugs.isEmpty() ? List.of(NONE) : slugs;
    }

    private static String text(Tuple row, String column) {
        return row.get(column) == null ? null : row.get(column).toString();
    }

    private static Double number(Tuple row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : null;
    }

    private static LocalDate date(Tuple row, String column) {
        var value = row.get(column);
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
