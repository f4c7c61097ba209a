package dev.modelcost.model;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;

/**
 * One stage of a model's training, as described by one source. What the source does not say is
 * null.
 */
@Entity
@Table(name = "training_run")
public class TrainingRun extends Row {

    static final KeptTable<TrainingRun> TABLE =
            new KeptTable<>(
                    TrainingRun.class,
                    "e.source.id, e.ordinal",
                    Model.TABLE,
                    Chip.TABLE,
                    Source.TABLE);

    private static final OfEdition<Map<String, List<TrainingRun>>> OF_MODEL =
            TABLE.by(run -> run.model.slug);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Model model;

    /**
     * training, pre-training, context-extension, post-training, data-creation, fine-tuning or
     * ablation.
     */
    public String stage;

    public String name;

    /** Position among the stages of the same source. */
    public int ordinal;

    @ManyToOne(fetch = FetchType.LAZY)
    public Chip chip;

    public Integer chipCount;
    public Double chipHours;

    /** reported, derived, approximate or upper-bound; null where there are no chip-hours. */
    public String chipHoursBasis;

    public Double wallClockHours;
    public String precision;
    public Double mfu;
    public Double hfu;

    /** Power of all chips with their servers. */
    public Double powerWatts;

    public Double tokens;
    public Double trainingFlop;

    /** The rate that the source itself states. */
    public Double usdPerChipHour;

    /** Where it ran, as a region of the grid; null if nobody says. */
    public String region;

    /** Of the data centre, as the makers state it. */
    public Double pue;

    /** Of the electricity, location-based, as the makers state it. */
    @Column(name = "carbon_g_co2_per_kwh")
    public Double carbonGCo2PerKwh;

    /** Of region, PUE and carbon intensity; null where it is the source of the row. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source siteSource;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String remark;

    /** The stages of a model from every source, in the order given by each source. */
    public static List<TrainingRun> of(Model model) {
        return OF_MODEL.get().getOrDefault(model.slug, List.of());
    }
}
