package dev.modelcost.assumption;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;

/** One constant of an assumption set. */
@Entity
@Table(name = "assumption")
public class Assumption extends Row {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public AssumptionSet assumptionSet;

    public String name;

    /** In {@code unit}. */
    public double value;

    /** Bounds of the 90 % range; null where the constant has none. */
    public Double low;

    public Double high;

    /** lognormal or normal; null where there is no range. */
    public String distribution;

    public String unit;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String remark;

    /**
     * The constants of the set with this slug and of the one that it is based on, together with
     * their sets; empty if there is no such set.
     */
    static List<Assumption> of(String set) {
        return list(
                "from Assumption e join fetch e.source join fetch e.assumptionSet s where s.slug ="
                        + " ?1 or s.id = (select b.base.id from AssumptionSet b where b.slug = ?1)",
                set);
    }

    static List<Assumption> of(List<AssumptionSet> sets) {
        return sets.isEmpty()
                ? List.of()
                : list(
                        "from Assumption e join fetch e.source where e.assumptionSet in ?1 order by"
                                + " e.slug",
                        sets);
    }
}
