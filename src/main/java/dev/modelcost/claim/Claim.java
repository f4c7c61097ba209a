package dev.modelcost.claim;

import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptGroups;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A figure that somebody published. What we compute is never stored as one. */
@Entity
@Table(name = "claim")
public class Claim extends Row {

    private static final String QUERY =
            "from Claim e left join fetch e.model left join fetch e.chip left join fetch e.organization"
                    + " left join fetch e.comparedWithModel join fetch e.source";

    static final RowReader<Claim> READER =
            new RowReader<>(Claim.class, Model.TABLE, Chip.TABLE, Organization.TABLE, Source.TABLE);

    private static final KeptGroups<About, Claim> ABOUT = new KeptGroups<>(READER, About::claims);

    public static final Directory<Claim> DIRECTORY = new Directory<>(Claim.class, "claim", QUERY);

    /** model, chip, organization or market. */
    public String subjectKind;

    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    @ManyToOne(fetch = FetchType.LAZY)
    public Chip chip;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;

    /** The market, or the part of the subject that the claim is about. */
    public String subjectName;

    public String metric;
    public String comparator;

    /** In {@code unit}; the lower bound of a range. */
    public double value;

    public Double valueHigh;
    public String unit;
    public String scope;

    /** measured, reported, derived or estimated. */
    public String basis;

    /** chips, machines, facility, idle or embodied, of energy and carbon; null if unknown. */
    public String boundary;

    /** location or market, of carbon; null if unknown. */
    public String accounting;

    public String claimant;

    /** maker, press, dataset, analyst or vendor. */
    public String claimantKind;

    @ManyToOne(fetch = FetchType.LAZY)
    public Model comparedWithModel;

    public LocalDate statedOn;

    /** Word for word; null where only the figure is known. */
    public String quote;

    /** standing, disputed, corrected or retracted. */
    public String status;

    public String remark;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    /** Slug of what it is about; of a market its name. */
    public String subject() {
        return switch (subjectKind) {
            case "model" -> model.slug;
            case "chip" -> chip.slug;
            case "organization" -> organization.slug;
            default -> subjectName;
        };
    }

    /** All that was ever claimed. */
    static List<Claim> all() {
        return READER.list("order by e.slug");
    }

    /** Those of these slugs. */
    static Map<String, Claim> bySlug(Collection<String> slugs) {
        return slugs.isEmpty()
                ? Map.of()
                : READER.list("where e.slug in ?1", slugs).stream()
                        .collect(Collectors.toMap(claim -> claim.slug, claim -> claim));
    }

    /** What was claimed of these models by this metric, the oldest claim first. */
    public static List<Claim> about(Collection<Model> models, String metric) {
        return models.stream()
                .distinct()
                .flatMap(model -> ABOUT.of(new About(model.id, metric)).stream())
                .sorted(
                        Comparator.comparing(
                                        (Claim claim) -> claim.statedOn,
                                        Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(claim -> claim.slug))
                .toList();
    }

    /** What claims are read together. */
    private record About(long model, String metric) {

        private List<Claim> claims() {
            return READER.list(
                    "where e.model.id = ?1 and e.metric = ?2 order by e.statedOn, e.slug",
                    model,
                    metric);
        }
    }

    /** What data sets claim of models by this metric and in this unit, the oldest release first. */
    public static List<Claim> byDataSets(String metric, String unit) {
        return READER.list(
                "where e.metric = ?1 and e.unit = ?2 and e.claimantKind = 'dataset' and e.model is not null"
                        + " and e.model.releasedOn is not null and e.value > 0 order by e.model.releasedOn, e.slug",
                metric,
                unit);
    }
}
