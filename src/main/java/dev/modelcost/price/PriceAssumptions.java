package dev.modelcost.price;

import dev.modelcost.calc.price.RequestCost;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
     * @param published row of the record by which the request was charged; null if there is none
     * @param staleAfter days after which a price that nobody saw may have changed
     */
    List<String> of(
            PriceRows found,
            TokenPrice published,
            RequestCost cost,
            boolean stale,
            double staleAfter) {
        var assumed = new ArrayList<String>();
        if (asked.at() == null) {
            assumed.add("Time of the request: now, %s UTC.".formatted(at));
        } else if (asked.at().time() == null && found != null) {
            assumed.add("Hour of the request: any; the price is the same all day.");
        }
        if (found != null) {
            seller(assumed, found);
            assumed.addAll(found.table().remarks());
        }
        assumed.addAll(cost.inferred());
        if (found != null && found.retirement() != null) {
            retired(assumed, found);
        } else if (at.isAfter(now) && found != null) {
            assumed.add(
                    "%s is yet to come: the price is what is announced for it by today, %s."
                            .formatted(at.toLocalDate(), now.toLocalDate()));
        }
        if (published != null) {
            age(assumed, published, stale, staleAfter);
        }
        return List.copyOf(assumed);
    }

    private void seller(List<String> assumed, PriceRows found) {
        if (asked.provider() == null) {
            assumed.add("Provider: %s, the maker of the model.".formatted(found.provider().name));
        }
        if (asked.providerModel() == null && found.note() != null) {
            assumed.add("Sold as %s, the shortest of several names.".formatted(found.name()));
        }
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

    private void age(List<String> assumed, TokenPrice published, boolean stale, double staleAfter) {
        if (published.validFrom.equals(at.toLocalDate())
                && published.validFromUtc == null
                && !at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            assumed.add(
                    "The price begins on this day; the record does not know the hour, and midnight UTC was taken.");
        }
        if (stale) {
            assumed.add(
                    "The price was last seen on %s, more than %.0f days before; it may have changed since."
                            .formatted(published.lastSeenOn, staleAfter));
        }
        if (published.remark != null) {
            assumed.add("Of the price: " + published.remark);
        }
    }
}
