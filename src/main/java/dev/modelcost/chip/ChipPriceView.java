package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a chip cost to buy, or to rent by the hour.
 *
 * @param slug public id
 * @param chip that is sold or rented
 * @param kind purchase (USD per chip) or rental (USD per chip-hour)
 * @param vendor organization that sells or rents it out; null if the source does not say
 * @param region in the words of the vendor; null if the source does not say
 * @param commitment of a rental: on-demand, spot, 1-year or 3-year; null for a purchase
 * @param unit of a purchase: chip, or server for the chip's share of a whole server; null for a
 *     rental
 * @param usd price in USD per chip or per chip-hour
 * @param validFrom first day on which the price is valid
 * @param validTo first day on which it is no longer valid; null if it still is
 * @param source that recorded the price
 * @param evidenceUrl page that the source itself cites; null if it cites none
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
