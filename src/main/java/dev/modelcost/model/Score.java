package dev.modelcost.model;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

/** A model's score on a benchmark. */
@Entity
@Table(name = "score")
public class Score extends Row {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Model model;

    public String benchmark;

    /** In {@code unit}. */
    public double value;

    /** percent, elo or points. */
    public String unit;

    public LocalDate measuredOn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** Names of the benchmarks that the record holds, the one with the most scores first. */
    public static List<String> benchmarks() {
        return getEntityManager()
                .createQuery(
                        "select e.benchmark from Score e group by e.benchmark order by count(e)"
                                + " desc, e.benchmark",
                        String.class)
                .getResultList();
    }

    /** All scores on a benchmark. */
    public static List<Score> on(String benchmark) {
        return list(
                "from Score e join fetch e.model join fetch e.source where e.benchmark = ?1 order"
                        + " by e.slug",
                benchmark);
    }
}
