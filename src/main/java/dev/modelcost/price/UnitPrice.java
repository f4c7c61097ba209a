package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.OfferTable;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a provider charges for what is not a token of text: tokens of audio and images by the
 * million, and images, minutes, searches, pages and the like by the piece.
 */
@Entity
@Table(name = "unit_price")
public class UnitPrice extends Row {

    static final RowReader<UnitPrice> READER =
            new RowReader<>(UnitPrice.class, Provider.TABLE, Model.TABLE, Source.TABLE);

    private static final OfferTable<UnitPrice> OFFERS =
            new OfferTable<>(
                    READER,
                    "unit_price",
                    "p.provider_id::text || ' ' || coalesce(p.model_id, 0)::text"
                            + " || ' ' || p.unit || ' ' || p.currency || ' ' || p.provider_model",
                    "valid_to",
                    row -> Stream.of(row.validFrom, row.validTo),
                    Comparator.comparing(price -> price.slug));

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

    /** The first price of all that anybody has ever offered. */
    static Stream<UnitPrice> firsts() {
        return OFFERS.firsts().stream();
    }

    /** The prices next to a day. */
    static List<UnitPrice> around(LocalDate day, List<UnitPrice> firsts) {
        return OFFERS.around(day, firsts);
    }

    /** What each charges, as the formulas take it. */
    static Map<Charge, PriceRow.Quote> quotes(List<UnitPrice> units) {
        var quotes = new EnumMap<Charge, PriceRow.Quote>(Charge.class);
        units.forEach(
                unit ->
                        quotes.put(
                                unit.charge(), new PriceRow.Quote(unit.price, unit.source.slug)));
        return quotes;
    }

    boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
    }

    Charge charge() {
        return Charge.valueOf(unit.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
