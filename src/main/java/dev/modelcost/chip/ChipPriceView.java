package dev.modelcost.chip;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
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
 * @param instance what is rented, in the words of the vendor; null if the source does not say
 * @param chipsPerInstance chips that it has; null if the source does not say
 * @param fabric what joins them: nvlink, infinity-fabric, neuronlink, ici or pcie; null for one
 *     chip and where it is not known
 * @param commitment of a rental: on-demand, spot (can be taken back), marketplace (the lowest offer
 *     of a host at that moment), capacity-block (reserved ahead for days or weeks), 1-year or
 *     3-year; null for a purchase
 * @param unit of a purchase: chip, or server for the chip's share of a whole server; null for a
 *     rental
 * @param usd price in USD per chip or per chip-hour
 * @param validFrom first day on which it is known to hold
 * @param validTo first day on which another price is known; null if none is
 * @param dateBasis what the first day means: effective (the vendor names it), observed (somebody
 *     saw the price then) or earliest (the first day that is possible, since the source names none)
 * @param lastSeenOn last day on which somebody saw it: it may have ended since
 * @param source that recorded it
 * @param evidenceUrl page that the source itself cites; null if it cites none
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ChipPriceView(
        String slug,
        Ref chip,
        @OneOf(ChipPriceKind.class) String kind,
        @Nullable Ref vendor,
        @Nullable String region,
        @Nullable String instance,
        @Nullable Integer chipsPerInstance,
        @Nullable String fabric,
        @Nullable String commitment,
        @OneOf(PurchaseUnit.class) @Nullable String unit,
        BigDecimal usd,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @OneOf(ChipPriceDateBasis.class) String dateBasis,
        LocalDate lastSeenOn,
        SourceRef source,
        @Nullable String evidenceUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static ChipPriceView of(ChipPrice price) {
        return new ChipPriceView(
                price.slug,
                Chip.ref(price.chip),
                price.kind,
                Organization.ref(price.vendor),
                price.region,
                price.instance,
                price.chipsPerInstance,
                price.fabric,
                price.commitment,
                price.unit,
                Money.asPublished(price.usd),
                price.validFrom,
                price.validTo,
                price.dateBasis,
                price.lastSeenOn,
                SourceRef.of(price.source),
                price.evidenceUrl,
                price.correction);
    }
}
