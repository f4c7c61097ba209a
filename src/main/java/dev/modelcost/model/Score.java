package dev.modelcost.model;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** What a model reached on a benchmark. */
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
}
