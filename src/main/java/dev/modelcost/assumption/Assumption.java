package dev.modelcost.assumption;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One constant of an assumption set. */
@Entity
@Table(name = "assumption")
public class Assumption extends Row {

    private static final OfEdition<Map<String, List<Assumption>>> OF_SET =
            new KeptTable<>(Assumption.class, "e.slug", AssumptionSet.TABLE, Source.TABLE)
                    .by(constant -> constant.assumptionSet.slug);

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
     * The constants of the set with this slug and of the one that it is based on, in the order of
     * their slugs; empty if there is no such set.
     */
    static List<Assumption> of(String set) {
        var base =
                AssumptionSet.TABLE
                        .bySlug(set)
                        .map(one -> one.base == null ? List.<Assumption>of() : own(one.base.slug))
                        .orElse(List.of());
        return Stream.concat(own(set).stream(), base.stream()).toList();
    }

    /** The constants of the set alone, in the order of their slugs. */
    static List<Assumption> own(String set) {
        return OF_SET.get().getOrDefault(set, List.of());
    }
}
