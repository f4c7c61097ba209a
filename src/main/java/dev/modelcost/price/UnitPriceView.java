package dev.modelcost.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price, as published, of what is not a token of text.
 *
 * @param slug public id
 * @param provider that charges it
 * @param model that is sold; null if the record does not hold it
 * @param providerModel the provider's own name of the model
 * @param unit what is charged for: tokens of audio or images, images, minutes, searches, pages, ...
 * @param per how much of it the price is for: a million tokens (Mtoken), a million characters
 *     (Mcharacter), or one of what is counted
 * @param currency ISO 4217 code
 * @param price in {@code currency}
 * @param validFrom first day on which it holds
 * @param validTo first day on which it no longer holds; null if it still does
 * @param dateBasis effective (the day that the provider names) or observed (the day on which a
 *     watcher first saw it, which may be that of a snapshot)
 * @param lastSeenOn newest edition of a source that showed it; null where its end is known instead
 * @param source that recorded it
 * @param evidenceUrl page that the source itself cites; null if it cites none
 * @param remark what else there is to know of it; null if nothing
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record UnitPriceView(
        String slug,
        Ref provider,
        @Nullable Ref model,
        String providerModel,
        String unit,
        String per,
        String currency,
        BigDecimal price,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @OneOf(PriceDateBasis.class) String dateBasis,
        @Nullable LocalDate lastSeenOn,
        SourceRef source,
        @Nullable String evidenceUrl,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static UnitPriceView of(UnitPrice price) {
        return new UnitPriceView(
                price.slug,
                price.provider.ref(),
                Model.ref(price.model),
                price.providerModel,
                price.unit,
                price.charge().priceUnit(),
                price.currency,
                Money.asPublished(price.price),
                price.validFrom,
                price.validTo,
                price.dateBasis,
                price.lastSeenOn,
                SourceRef.of(price.source),
                price.evidenceUrl,
                price.remark,
                price.correction);
    }
}
