package dev.modelcost.chip;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * That the export rules of a destination group reach a country, from when to when. No country is in
 * two groups on one day.
 */
@Entity
@Table(name = "export_destination")
public class ExportDestination extends Row {

    /** ISO 3166-1 alpha-2. */
    public String country;

    public String destinationGroup;

    /** Null if since before the first rule of the record. */
    public LocalDate validFrom;

    /** First day on which it no longer holds; null if it still does. */
    public LocalDate validTo;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String remark;

    /** The group that a country is in on a day; empty if the rules of the record name none. */
    static Optional<String> groupOf(String country, LocalDate on) {
        return getEntityManager()
                .createQuery(
                        "select e.destinationGroup from ExportDestination e where e.country ="
                                + " :country and (e.validFrom is null or e.validFrom <= :day) and"
                                + " (e.validTo is null or e.validTo > :day)",
                        String.class)
                .setParameter("country", country)
                .setParameter("day", on)
                .getResultStream()
                .findFirst();
    }

    /** Slugs of all groups that have a member. */
    static List<String> groups() {
        return getEntityManager()
                .createQuery(
                        "select distinct e.destinationGroup from ExportDestination e order by"
                                + " e.destinationGroup",
                        String.class)
                .getResultList();
    }
}
