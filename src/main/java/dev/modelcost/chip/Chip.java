package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** An accelerator as described by its data sheet. Unknown values are null. */
@Entity
@Table(name = "chip")
public class Chip extends Row {

    private static final String QUERY =
            "from Chip e join fetch e.vendor join fetch e.source left join fetch e.memorySource"
                    + " left join fetch e.interconnectSource left join fetch e.dieSource";

    public static final KeptTable<Chip> TABLE =
            new KeptTable<>(Chip.class, "e.slug", Organization.TABLE, Source.TABLE);

    public static final Directory<Chip> DIRECTORY =
            new Directory<>(Chip.class, "chip", QUERY, ChipNames::resolver, TABLE);

    public String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Organization vendor;

    public String type;

    /** What its maker calls the architecture: Hopper; null where it has no name. */
    public String architecture;

    public LocalDate releasedOn;
    public Long memoryBytes;
    public Double memoryBandwidthBytesPerSecond;
    public Double tdpWatts;
    public Double interconnectBytesPerSecond;

    @Column(name = "die_mm2")
    public Double dieMm2;

    public Double processNm;
    public Long transistors;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** Source of memory and its bandwidth, if not {@link #source}. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source memorySource;

    /** Source of the interconnect bandwidth, if not {@link #source}. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source interconnectSource;

    /** Source of the die area, if not {@link #source}. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source dieSource;

    /** Why a chip with tensor cores has no 16-bit peak of them; null if it has one. */
    public String peakRemark;

    public String evidenceUrl;

    /** False for no chip: an unnamed chip is assumed to be a GPU. */
    public static boolean isTpu(Chip chip) {
        return chip != null && chip.type.equals("tpu");
    }

    public boolean isGpu() {
        return type.equals("gpu");
    }

    /** Null for no chip. */
    public static Ref ref(Chip chip) {
        return chip == null ? null : new Ref(chip.slug, chip.name);
    }
}
