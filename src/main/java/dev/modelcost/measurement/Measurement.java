package dev.modelcost.measurement;

import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptGroups;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One measured figure with the conditions under which it was measured; null is unknown. */
@Entity
@Table(name = "measurement")
public class Measurement extends Row {

    private static final String QUERY =
            "from Measurement e left join fetch e.model m join fetch e.chip join fetch e.source";

    static final RowReader<Measurement> READER =
            new RowReader<>(Measurement.class, Model.TABLE, Chip.TABLE, Source.TABLE);

    private static final KeptGroups<On, Measurement> ON = new KeptGroups<>(READER, On::rows);

    static final Directory<Measurement> DIRECTORY =
            new Directory<>(Measurement.class, "measurement", QUERY);

    /** A word of {@link MeasurementKind}. */
    public String kind;

    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    /** What the source calls the model; null where no model was run. */
    public String modelName;

    public Double parametersTotal;
    public Double parametersActive;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    public int chips;
    public Integer servers;
    public String precision;
    public String engine;
    public String software;

    /** A word of {@link TrainedStage}. */
    public String stage;

    /** A word of {@link MeasurementScenario}. */
    public String scenario;

    public Integer tensorParallel;
    public Integer pipelineParallel;
    public Integer contextParallel;
    public Integer dataParallel;
    public Integer expertParallel;

    /** Requests at a time; of a single step the sequences in it. */
    public Integer concurrency;

    /** Of a single decode step the tokens that each sequence already has. */
    public Integer promptTokens;

    public Integer outputTokens;

    /** Of a training sequence. */
    public Integer sequenceTokens;

    /** Whether a training step computes all activations a second time, to save memory. */
    public Boolean fullRecomputation;

    /** Training sequences in a step, of all chips. */
    public Integer batchSequences;

    /** Tokens that a whole run was trained on. */
    public Double trainingTokens;

    /** In {@link #unit}. */
    @Column(name = "value")
    public double value;

    /** A word of {@link MeasurementUnit}. */
    public String unit;

    public Double firstTokenMs;

    @Column(name = "tflop_per_s_per_chip")
    public Double tflopPerSecondPerChip;

    public Double mfuPercent;
    public LocalDate measuredOn;
    public String submitter;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;
    public String remark;

    /**
     * What was measured of one kind on a chip, with a model or with others of its size.
     *
     * @param model null for none
     * @param least parameters per token of the others
     * @param most parameters per token of the others
     */
    static List<Measurement> on(
            Chip chip, MeasurementKind kind, Model model, double least, double most) {
        return ON.of(new On(chip.id, kind.slug())).stream()
                .filter(row -> row.isOf(model) || row.isOfSize(least, most))
                .toList();
    }

    /** What measurements are read together. */
    private record On(long chip, String kind) {

        private List<Measurement> rows() {
            return READER.list("where e.chip.id = ?1 and e.kind = ?2", chip, kind);
        }
    }

    private boolean isOf(@Nullable Model other) {
        return other != null && other.equals(model);
    }

    private boolean isOfSize(double least, double most) {
        var size = parametersActive;
        if (size == null && model != null) {
            size = model.parametersActive == null ? model.parametersTotal : model.parametersActive;
        }
        return size != null && size >= least && size <= most;
    }

    /** All measurements of these kinds, in the order of their slugs. */
    public static List<Measurement> ofKinds(MeasurementKind... kinds) {
        return READER.list(
                "where e.kind in ?1 order by e.slug",
                List.of(kinds).stream().map(MeasurementKind::slug).toList());
    }
}
