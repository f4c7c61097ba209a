package dev.modelcost.chip;

import dev.modelcost.day.Days;
import dev.modelcost.source.Source;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One alternative of an export rule: a test on a chip's figures, or a letter that names a chip.
 * Lower bounds are inclusive, upper bounds exclusive; a null bound is no bound.
 */
@Entity
@Table(name = "export_rule")
public class ExportRuleRow extends Row {

    public String rule;
    public String destinationGroup;

    /** formula or letter. */
    public String kind;

    /** licence-required, case-by-case, notification or allowed. */
    public String outcome;

    @ManyToOne(fetch = FetchType.LAZY)
    public Chip chip;

    public Double tppFrom;
    public Double tppBelow;
    public Double densityFrom;
    public Double densityBelow;

    @Column(name = "interconnect_gb_per_second_from")
    public Double interconnectGbPerSecondFrom;

    /** Of the chip's memory. */
    @Column(name = "memory_gb_per_second_below")
    public Double memoryGbPerSecondBelow;

    /** ISO 3166-1 alpha-2, separated by spaces; null for all countries of the group. */
    public String onlyIn;

    public LocalDate validFrom;
    public LocalDate validTo;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String remark;

    /**
     * Whether it holds for a country of its group.
     *
     * @param country ISO 3166-1 alpha-2; null for all of the group
     */
    public boolean reaches(String country) {
        return onlyIn == null || (country != null && List.of(onlyIn.split(" ")).contains(country));
    }

    /** All days on which rules, or the countries that they reach, begin or end. */
    private static final OfEdition<NavigableSet<LocalDate>> CHANGES =
            new OfEdition<>(
                    () ->
                            new TreeSet<>(
                                    getEntityManager()
                                            .createQuery(
                                                    """
                                                    select e.validFrom from ExportRuleRow e
                                                    union select e.validTo from ExportRuleRow e where e.validTo is not null
                                                    union select d.validFrom from ExportDestination d where d.validFrom is not null
                                                    union select d.validTo from ExportDestination d where d.validTo is not null
                                                    """,
                                                    LocalDate.class)
                                            .getResultList()));

    /** The days around a day on which the same rules are in force, for the same countries. */
    public static Days unchanged(LocalDate day) {
        return Days.between(CHANGES.get(), day);
    }

    /** The rules for a destination in force on a given day. */
    public static List<ExportRuleRow> inForce(String destinationGroup, LocalDate on) {
        return list(
                "from ExportRuleRow e left join fetch e.chip join fetch e.source"
                        + " where e.destinationGroup = ?1 and e.validFrom <= ?2"
                        + " and (e.validTo is null or e.validTo > ?2) order by e.slug",
                destinationGroup,
                on);
    }
}
