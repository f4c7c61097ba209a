package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.Hibernate;

/**
 * What every row of the record has: a surrogate key that stays internal, a version, and a public
 * slug.
 */
@MappedSuperclass
public abstract class Row extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Version public int version;

    /** Public id: lower case, digits, '.' and '-'. Unique within its table. */
    @Column(nullable = false, updatable = false)
    public String slug;

    /** Why the row differs from the one that the release ships; null if it does not. */
    @Column(insertable = false, updatable = false)
    public String correction;

    /** Rows are the same if they are of one table and have one slug, whoever read them. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Row row
                        && Hibernate.getClass(this) == Hibernate.getClass(row)
                        && slug.equals(row.slug);
    }

    @Override
    public int hashCode() {
        return slug.hashCode();
    }
}
