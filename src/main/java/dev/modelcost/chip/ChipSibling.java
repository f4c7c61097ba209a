package dev.modelcost.chip;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.stream.Collectors;

/** A chip of the same silicon, whose rent stands in where the record has none of the chip's own. */
@Entity
@Table(name = "chip_sibling")
public class ChipSibling extends Row {

    private static final KeptTable<ChipSibling> TABLE =
            new KeptTable<>(ChipSibling.class, "e.slug", Chip.TABLE, Source.TABLE);

    private static final OfEdition<Map<String, Chip>> ALL =
            new OfEdition<>(
                    () ->
                            TABLE.rows().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    row -> row.chip.slug, row -> row.sibling)));

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip sibling;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** Every sibling, by the slug of the chip that it stands in for. */
    public static Map<String, Chip> all() {
        return ALL.get();
    }
}
