package dev.modelcost.chip;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;

/** A chip's peak at one precision: dense, never the figure with sparsity. */
@Entity
@Table(name = "chip_peak")
public class ChipPeak extends Row {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    /** bf16: FP16/BF16 on tensor cores; fp16: outside them, or the only 16-bit figure known. */
    public String precision;

    /** FLOP/s; OP/s for int8 and int4. */
    public double denseFlopPerSecond;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public static List<ChipPeak> of(Collection<Chip> chips) {
        return chips.isEmpty()
                ? List.of()
                : list(
                        "from ChipPeak e join fetch e.source where e.chip in ?1 order by e.id",
                        chips);
    }
}
