package dev.modelcost.price;

import dev.modelcost.calc.price.RequestCost;
import dev.modelcost.failure.Printable;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the price of a request was taken to be where the question or the record leaves it open, in
 * sentences.
 *
 * @param at moment of the request, in UTC
 * @param now in UTC
 */
record PriceAssumptions(RequestCostRequest asked, LocalDateTime at, LocalDateTime now) {

    /**
     * @param found null for given prices
     * @param dates of the price by which the request was charged; null for given prices
     * @param staleAfter days after which a price that nobody saw may have changed
     */
    List<String> of(
            PriceRows found,
            PriceRows.Dates dates,
            RequestCost cost,
            boolean stale,
            double staleAfter) {
        var assumed = new ArrayList<String>();
        if (asked.at() == null) {
            assumed.add("Time of the request: now, %s UTC.".formatted(at));
        } else if (asked.anyHour() && found != null) {
            assumed.add("Hour of the request: any; the price is the same all day.");
        }
        if (found != null) {
            seller(assumed, found);
            assumed.addAll(found.table().remarks());
        }
        assumed.addAll(cost.inferred());
        if (found != null && found.retirement() != null) {
            retired(assumed, found);
        } else if (found != null) {
            DayAhead.ofPrices(at.toLocalDate(), now.toLocalDate()).ifPresent(assumed::add);
        }
        if (found != null) {
            sight(assumed, found, cost, staleAfter);
        }
        if (dates != null) {
            age(assumed, dates, stale, staleAfter);
        }
        return List.copyOf(assumed);
    }

    /** That the days are those on which somebody looked. */
    private void sight(List<String> assumed, PriceRows found, RequestCost cost, double near) {
        if (found.seenOn() != null) {
            assumed.add(
                    "The record first saw the price on %s; it was taken to hold before, since the model was out."
                            .formatted(found.seenOn()));
        }
        found.changeSeenOn(cost.row())
                .filter(day -> ChronoUnit.DAYS.between(at.toLocalDate(), day) <= near)
                .ifPresent(
                        day ->
                                assumed.add(
                                        "The next price was first seen on %s; it may have begun before."
                                                .formatted(day)));
    }

    private void seller(List<String> assumed, PriceRows found) {
        if (asked.provider() == null) {
            assumed.add("Provider: %s, %s.".formatted(found.provider().name, why(found)));
        }
        if (asked.providerModel() == null && found.note() != null) {
            assumed.add("Sold as %s, the shortest of several names.".formatted(found.name()));
        }
    }

    /** Why this provider, where the question gives none. */
    private String why(PriceRows found) {
        var model = found.model();
        if (model != null && asked.model() != null) {
            if (ProviderModels.sellerIn(asked.model(), model).isPresent()) {
                return "as the name '%s' says".formatted(Printable.of(asked.model()));
            }
            if (!MakerSales.sale(found.provider(), model).isOwn()) {
                return "the cheapest for this request in the record, which has no price of %s by its maker that held on %s"
                        .formatted(model.name, at.toLocalDate());
            }
        }
        return "the maker of the model";
    }

    private static void retired(List<String> assumed, PriceRows found) {
        var end = found.retirement();
        assumed.add(
                "%s is not sold by %s since %s%s; the price is that of its last day."
                        .formatted(
                                found.name(),
                                found.provider().name,
                                end.retiresOn,
                                end.replacement == null
                                        ? ""
                                        : ", which names %s in its place"
                                                .formatted(end.replacement)));
    }

    private void age(
            List<String> assumed, PriceRows.Dates dates, boolean stale, double staleAfter) {
        if (dates.validFrom().equals(at.toLocalDate())
                && dates.validFromUtc() == null
                && !at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            assumed.add(
                    "The price begins on this day; the record does not know the hour, and midnight UTC was taken.");
        }
        if (stale) {
            assumed.add(
                    "The price was last seen on %s, more than %.0f days before; it may have changed since."
                            .formatted(dates.lastSeenOn(), staleAfter));
        }
        if (dates.remark() != null) {
            assumed.add("Of the price: " + dates.remark());
        }
    }
}
