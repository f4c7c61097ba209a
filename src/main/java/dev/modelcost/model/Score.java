package dev.modelcost.model;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptGroups;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
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

    static final RowReader<Score> READER = new RowReader<>(Score.class, Model.TABLE, Source.TABLE);

    private static final KeptGroups<String, Score> ON =
            new KeptGroups<>(
                    READER,
                    benchmark -> READER.list("where e.benchmark = ?1 order by e.slug", benchmark));

    private static final OfEdition<List<String>> BENCHMARKS =
            new OfEdition<>(
                    () ->
                            getEntityManager()
                                    .createQuery(
                                            "select e.benchmark from Score e group by e.benchmark"
                                                    + " order by count(e) desc, e.benchmark",
                                            String.class)
                                    .getResultList());

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Model model;

    public String benchmark;

    /** In {@code unit}. */
    public double value;

    /** percent, elo, points or minutes. */
    public String unit;

    /** How much the model was let think, as the source writes it; null if the source tells none. */
    public String effort;

    /** In {@code unit}. */
    public Double standardError;

    /** How the test was put, in the source's words. */
    public String setting;

    /** Whether the model's own maker reports it; null where the source does not say. */
    public Boolean selfReported;

    /** What the source calls the model. */
    public String measuredAs;

    public LocalDate measuredOn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** Names of the benchmarks that the record holds, the one with the most scores first. */
    public static List<String> benchmarks() {
        return BENCHMARKS.get();
    }

    /** All scores on a benchmark. */
    public static List<Score> on(String benchmark) {
        return ON.of(benchmark);
    }
}
