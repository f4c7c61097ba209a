package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.ChargedPrice;
import dev.modelcost.calc.price.ChargedPrices;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.PriceTable;
import dev.modelcost.model.Model;
import dev.modelcost.model.Retirement;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a provider charges at one time for a model under one of its names.
 *
 * @param model null if the record does not hold it
 * @param name the provider's own name of the model
 * @param table prices by prompt length and hour
 * @param held the rows that hold at the time, under all names and in all tiers
 * @param others further names under which it sells the model at the time
 * @param retirement of the name, if it is retired at the time in question and the prices are those
 *     of its last day; null if it is not
 */
record PriceRows(
        Provider provider,
        Model model,
        String name,
        PriceTable table,
        List<TokenPrice> held,
        List<String> others,
        Retirement retirement) {

    /** The row of the record by which a request was charged; empty if it is a price of units. */
    Optional<TokenPrice> published(PriceRow row) {
        return held.stream().filter(price -> price.slug.equals(row.slug())).findFirst();
    }

    /** The rows under the name, in the standard tier. */
    List<TokenPrice> standard() {
        return held.stream()
                .filter(row -> row.providerModel.equals(name) && row.tier.equals("standard"))
                .toList();
    }

    /**
     * The standard price of a batch or of cache writes where the row lacks it but a rule of the
     * provider says what it is; empty if the row has it, or nothing says it.
     */
    Optional<ChargedPrice> inferred(PricePoint.Kind kind) {
        var charge =
                switch (kind) {
                    case BATCH_INPUT -> Charge.BATCH_INPUT;
                    case BATCH_OUTPUT -> Charge.BATCH_OUTPUT;
                    case CACHE_WRITE -> Charge.CACHE_WRITE;
                    case INPUT, CACHED_INPUT, OUTPUT, BLENDED -> null;
                };
        return charge == null || standard().isEmpty()
                ? Optional.empty()
                : table.rows().stream()
                        .filter(PriceRow::isBase)
                        .findFirst()
                        .flatMap(row -> new ChargedPrices(table, row).byRule(charge));
    }

    /** The other names in a sentence; null if there are none. */
    String note() {
        return others.isEmpty()
                ? null
                : "%s is also sold as %s; give providerModel to take another."
                        .formatted(name, String.join(", ", others));
    }

    /**
     * Whether a price that is still open was last seen more than so many days before a day.
     *
     * @param day of the request, or today if that is earlier
     */
    static boolean isStale(TokenPrice price, LocalDate day, double days) {
        return price.lastSeenOn != null
                && (price.validTo == null || price.validTo.isAfter(day))
                && ChronoUnit.DAYS.between(price.lastSeenOn, day) > days;
    }
}
