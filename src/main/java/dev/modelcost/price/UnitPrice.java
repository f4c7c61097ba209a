package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a provider charges for what is not a token of text: tokens of audio and images by the
 * million, and images, minutes, searches, pages and the like by the piece.
 */
@Entity
@Table(name = "unit_price")
public class UnitPrice extends Row {

    static final String QUERY =
            "from UnitPrice e join fetch e.provider left join fetch e.model join fetch e.source";

    private static final RowReader<UnitPrice> READER =
            new RowReader<>(UnitPrice.class, Provider.TABLE, Model.TABLE, Source.TABLE);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Provider provider;

    /** Null where the record does not hold the model. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    public String providerModel;

    /** As {@link Charge#word} has it. */
    public String unit;

    public String currency;
    public BigDecimal price;
    public LocalDate validFrom;
    public LocalDate validTo;

    /** effective: the day the vendor names; observed: the day a watcher first saw it. */
    public String dateBasis;

    /** The newest edition of a source that showed it. */
    public LocalDate lastSeenOn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;
    public String remark;

    /** What a provider charges for a model under all its names, at every date. */
    static List<UnitPrice> of(Provider provider, Model model) {
        return READER.list(
                "where e.provider.id = ?1 and e.model.id = ?2 order by e.slug",
                provider.id,
                model.id);
    }

    /**
     * The same under one of the provider's own names, and under all names of the models that it
     * stood for.
     */
    static List<UnitPrice> of(Provider provider, String providerModel) {
        return READER.list(
                "where e.provider.id = ?1 and (e.providerModel = ?2 or e.model.id in"
                        + " (select n.model.id from TokenPrice n where n.provider.id = ?1 and n.providerModel = ?2))"
                        + " order by e.slug",
                provider.id,
                providerModel);
    }

    boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
    }

    Charge charge() {
        return Charge.valueOf(unit.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
