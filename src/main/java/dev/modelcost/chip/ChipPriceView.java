package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A chip's price as the API shows it.
 *
 * @param slug public id
 * @param chip what is sold
 * @param kind purchase (USD per chip) or rental (USD per chip-hour)
 * @param vendor who sells; null if the source does not say
 * @param region as the vendor names it; null if the source does not say
 * @param commitment how long a chip is rented for: on-demand, spot, 1-year or 3-year; null of a
 *     purchase
 * @param unit what a purchase is of: chip, or server for the chip's share of a whole server; null
 *     of a rental
 * @param usd USD per chip, or per chip-hour
 * @param validFrom first day on which it held
 * @param validTo first day on which it no longer holds; null if it holds on
 * @param source who recorded it
 * @param evidenceUrl the page that the source itself cites
 */
public record ChipPriceView(
        String slug,
        Ref chip,
        String kind,
        @Nullable Ref vendor,
        @Nullable String region,
        @Nullable String commitment,
        @Nullable String unit,
        BigDecimal usd,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        SourceRef source,
        @Nullable String evidenceUrl) {

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
