package dev.modelcost.source;

import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A source of facts in the record. */
@Entity
@Table(name = "source")
public class Source extends Row {

    public static final KeptTable<Source> TABLE = new KeptTable<>(Source.class, "e.slug");

    public static final Directory<Source> DIRECTORY =
            new Directory<>(Source.class, "source", "from Source e", TABLE);

    public String title;
    public String publisher;
    public String url;

    /** paper, filing, vendor, press, dataset, interview or regulation. */
    public String kind;

    public LocalDate publishedOn;
    public LocalDate accessedOn;
    public String licence;
    public String remark;
}
