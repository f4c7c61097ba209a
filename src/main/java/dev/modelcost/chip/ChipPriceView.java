package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A chip's price as the API shows it.
 *
 * @param slug public id
 * @param chip what is sold
 * @param kind purchase (USD per chip) or rental (USD per chip-hour)
 * @param vendor who sells; null if the source does not say
 * @param region as the vendor names it; null if the source does not say
 * @param commitment of a rental: on-demand, spot, 1-year or 3-year
 * @param unit of a purchase: chip, or server for the chip's share of a whole server
 * @param usd USD per chip, or per chip-hour
 * @param validFrom first day
 * @param validTo first day on which it no longer holds; null if it holds on
 * @param source who recorded it
 * @param evidenceUrl the page that the source itself cites
 */
public record ChipPriceView(
        String slug,
        Ref chip,
        String kind,
        Ref vendor,
        String region,
        String commitment,
        String unit,
        BigDecimal usd,
        LocalDate validFrom,
        LocalDate validTo,
        SourceRef source,
        String evidenceUrl) {

    static ChipPriceView of(ChipPrice price) {
        return new ChipPriceView(
                price.slug,
                Chip.ref(price.chip),
                price.kind,
                Organization.ref(price.vendor),
                price.region,
                price.commitment,
                price.unit,
                Money.asPublished(price.usd),
                price.validFrom,
                price.validTo,
                SourceRef.of(price.source),
                price.evidenceUrl);
    }
}
