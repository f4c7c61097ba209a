package dev.modelcost.chip;

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

/** A chip's peak at one precision: dense, never the figure with sparsity. */
@Entity
@Table(name = "chip_peak")
public class ChipPeak extends Row {

    private static final OfEdition<Map<String, List<ChipPeak>>> OF_CHIP =
            new KeptTable<>(ChipPeak.class, "e.id", Chip.TABLE, Source.TABLE)
                    .by(peak -> peak.chip.slug);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    /** bf16: FP16/BF16 on tensor cores; fp16: outside them, or the only 16-bit figure known. */
    public String precision;

    /** FLOP/s; OP/s for int8 and int4. */
    public double denseFlopPerSecond;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** The peaks of a chip, in the order in which they were recorded. */
    public static List<ChipPeak> of(Chip chip) {
        return OF_CHIP.get().getOrDefault(chip.slug, List.of());
    }
}
