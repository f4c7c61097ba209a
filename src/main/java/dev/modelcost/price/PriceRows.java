package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.ChargedPrice;
import dev.modelcost.calc.price.ChargedPrices;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.PriceTable;
import dev.modelcost.calc.price.SoldNames;
import dev.modelcost.model.Model;
import dev.modelcost.model.Retirement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a provider charges at one time for a model under one of its names.
 *
 * @param model null if the record does not hold it
 * @param name the provider's own name of the model
 * @param table prices by prompt length and hour
 * @param held the rows that hold at the time, under all names and in all tiers
 * @param units prices of what is not a token of text that hold on the day, under all names
 * @param others further names under which it sells the model at the time
 * @param around those rows and the next before and after them, under all names and in all tiers
 * @param seenOn first day on which anybody saw the prices, if that is after the time in question;
 *     null if it is not
 * @param retirement of the name, if it is retired at the time in question and the prices are those
 *     of its last day; null if it is not
 */
record PriceRows(
        Provider provider,
        Model model,
        String name,
        PriceTable table,
        List<TokenPrice> held,
        List<UnitPrice> units,
        List<TokenPrice> around,
        List<String> others,
        LocalDate seenOn,
        Retirement retirement) {

    /** The same, of a price that was first seen on a day after the time in question. */
    PriceRows seenOn(LocalDate day) {
        return new PriceRows(
                provider, model, name, table, held, units, around, others, day, retirement);
    }

    /**
     * What is sold at one time: prices of tokens, completed by those of what comes beside them, and
     * what has no price of tokens at all.
     */
    static List<SoldNames.Offer> sold(List<TokenPrice> held, List<UnitPrice> units) {
        var unitsByName =
                units.stream()
                        .collect(
                                Collectors.groupingBy(
                                        unit -> unit.providerModel,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var sold = new ArrayList<SoldNames.Offer>();
        for (var row : held) {
            var others = unitsByName.getOrDefault(row.providerModel, List.of());
            sold.add(
                    new SoldNames.Offer(
                            row.providerModel,
                            row.tier,
                            row.row().completedBy(UnitPrice.quotes(others))));
        }
        unitsByName.forEach(
                (name, others) -> {
                    if (held.stream().noneMatch(row -> row.providerModel.equals(name))) {
                        var first = others.get(0);
                        sold.add(
                                new SoldNames.Offer(
                                        name,
                                        SoldNames.STANDARD,
                                        new PriceRow(
                                                first.slug,
                                                0,
                                                null,
                                                first.currency,
                                                UnitPrice.quotes(others))));
                    }
                });
        return sold;
    }

    /** The row of the record by which a request was charged; empty if it is a price of units. */
    Optional<TokenPrice> published(PriceRow row) {
        return held.stream().filter(price -> price.slug.equals(row.slug())).findFirst();
    }

    /**
     * When a price holds, and how old it is.
     *
     * @param validFromUtc null if only the day is known
     * @param validTo null if it still holds
     * @param lastSeenOn null where its end is known instead
     * @param remark null if there is none
     */
    record Dates(
            LocalDate validFrom,
            LocalTime validFromUtc,
            LocalDate validTo,
            LocalDate lastSeenOn,
            String remark) {

        static Dates of(TokenPrice price) {
            return new Dates(
                    price.validFrom,
                    price.validFromUtc,
                    price.validTo,
                    price.lastSeenOn,
                    price.remark);
        }

        /**
         * Whether a price that is still open was last seen more than so many days before a day.
         *
         * @param day of the request, or today if that is earlier
         */
        boolean isStale(LocalDate day, double days) {
            return lastSeenOn != null
                    && (validTo == null || validTo.isAfter(day))
                    && ChronoUnit.DAYS.between(lastSeenOn, day) > days;
        }
    }

    /** Of the row by which a request was charged; empty if it is not of the record. */
    Optional<Dates> dates(PriceRow row) {
        return published(row)
                .map(Dates::of)
                .or(
                        () ->
                                units.stream()
                                        .filter(unit -> unit.slug.equals(row.slug()))
                                        .map(
                                                unit ->
                                                        new Dates(
                                                                unit.validFrom,
                                                                null,
                                                                unit.validTo,
                                                                unit.lastSeenOn,
                                                                unit.remark))
                                        .findFirst());
    }

    /**
     * The day on which a watcher first saw the price that came after one; empty if none did, or the
     * provider names its day.
     */
    Optional<LocalDate> changeSeenOn(PriceRow row) {
        return published(row)
                .filter(price -> price.validTo != null && price.validToUtc == null)
                .flatMap(
                        price ->
                                around.stream()
                                        .filter(next -> next.validFrom.equals(price.validTo))
                                        .filter(
                                                next ->
                                                        next.providerModel.equals(
                                                                        price.providerModel)
                                                                && next.tier.equals(price.tier)
                                                                && next.promptTokensAbove
                                                                        == price.promptTokensAbove)
                                        .filter(
                                                next ->
                                                        next.dateBasis.equals(
                                                                PriceDateBasis.OBSERVED.slug()))
                                        .map(next -> next.validFrom)
                                        .findFirst());
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
}
