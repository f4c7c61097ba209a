package dev.modelcost.calc.price;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The names under which one provider sells one model at one time. A name that lacks a row or a
 * price takes it of another name of the model whose standard prices are the same: one product, of
 * which the record knows more under one name than under the other.
 *
 * @param offers rows by name and tier
 */
public record SoldNames(List<Offer> offers) {

    /** The service tier on which the others are built. */
    public static final String STANDARD = "standard";

    /**
     * A row of a price list.
     *
     * @param name what the provider calls the model
     * @param tier standard, flex or priority
     */
    public record Offer(String name, String tier, PriceRow row) {}

    public SoldNames {
        offers = List.copyOf(offers);
    }

    /**
     * The names with a row in the tier, the shortest first; behind them those of which nothing but
     * extras is known, such as searches.
     */
    public List<String> names(String tier) {
        return offers.stream()
                .map(Offer::name)
                .distinct()
                .filter(name -> !rows(name, tier).isEmpty())
                .sorted(
                        Comparator.<String, Boolean>comparing(name -> sellsExtrasAlone(name, tier))
                                .thenComparing(StandardPrice.SHORTEST_NAME))
                .toList();
    }

    private boolean sellsExtrasAlone(String name, String tier) {
        return rows(name, tier).stream().noneMatch(row -> row.prices().containsKey(Charge.INPUT));
    }

    /** Whether a name has a price in the tier, its own or another's. */
    public boolean has(String name, String tier) {
        return !rows(name, tier).isEmpty()
                || siblings(name).stream().anyMatch(other -> !rows(other, tier).isEmpty());
    }

    /**
     * The rows of a name in a tier.
     *
     * @param rule of the provider; null if it has none that is known
     * @throws IllegalArgumentException if the name has no price in the tier
     */
    public PriceTable table(String name, String tier, BillingRule rule) {
        var remarks = new ArrayList<String>();
        var rows = new ArrayList<>(rows(name, tier));
        for (var sibling : siblings(name)) {
            for (var row : rows(sibling, tier)) {
                if (rows.stream().noneMatch(own -> own.isLike(row))) {
                    rows.add(row);
                    remarks.add(
                            "The record has no price of %s %s; taken is that of %s, which has the same standard prices."
                                    .formatted(name, whatFor(row, tier), sibling));
                }
            }
        }
        rows.replaceAll(row -> completed(row, name, tier));
        return new PriceTable(rows, base(name), rule, remarks);
    }

    private static String whatFor(PriceRow row, String tier) {
        return row.promptTokensAbove() > 0
                ? "for prompts above %,d tokens".formatted(row.promptTokensAbove())
                : row.windowed() ? "for some hours of the day" : "in the " + tier + " tier";
    }

    private List<PriceRow> rows(String name, String tier) {
        return offers.stream()
                .filter(offer -> offer.name.equals(name) && offer.tier.equals(tier))
                .map(Offer::row)
                .toList();
    }

    private PriceRow base(String name) {
        var own = ownBase(name);
        return own == null ? null : completed(own, name, STANDARD);
    }

    private PriceRow ownBase(String name) {
        return rows(name, STANDARD).stream().filter(PriceRow::isBase).findFirst().orElse(null);
    }

    /** Other names with the same standard prices, the shortest first. */
    private List<String> siblings(String name) {
        var base = ownBase(name);
        return base == null
                ? List.of()
                : offers.stream()
                        .map(Offer::name)
                        .distinct()
                        .filter(other -> !other.equals(name))
                        .filter(
                                other ->
                                        ownBase(other) != null
                                                && ownBase(other).costsAsMuchAs(base))
                        .sorted(StandardPrice.SHORTEST_NAME)
                        .collect(Collectors.toList());
    }

    private PriceRow completed(PriceRow row, String name, String tier) {
        var whole = row;
        for (var sibling : siblings(name)) {
            var like =
                    rows(sibling, tier).stream()
                            .filter(other -> other.isLike(row) && other.costsAsMuchAs(row))
                            .max(Comparator.comparingInt(other -> other.prices().size()));
            if (like.isPresent()) {
                whole = whole.completedBy(like.get());
            }
        }
        return whole;
    }
}
