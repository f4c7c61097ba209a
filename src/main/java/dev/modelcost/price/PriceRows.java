package dev.modelcost.price;

import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a provider charges on a day for a model under one of its names: one row per prompt length
 * and time of day.
 *
 * @param rows at least one
 * @param others further names under which it sold the model on the day
 */
record PriceRows(List<TokenPrice> rows, List<String> others) {

    /**
     * @param provider null for the maker
     * @param model null if the provider's own name identifies it
     * @param providerModel null for the shortest name
     * @throws MissingData if the record has no such price
     */
    static PriceRows of(
            Provider provider, Model model, String providerModel, String tier, LocalDate on) {
        if (model == null && (provider == null || providerModel == null)) {
            throw new MissingData(
                    "Nothing says which model is sold: give a model, or a provider with its"
                            + " providerModel, or the prices.",
                    "model or prices");
        }
        var seller = provider == null ? maker(model, on) : provider;
        var offers =
                model == null
                        ? TokenPrice.offers(seller, providerModel, tier)
                        : TokenPrice.offers(seller, model, tier);
        var byName =
                offers.stream()
                        .filter(row -> row.isValidOn(on))
                        .filter(
                                row ->
                                        providerModel == null
                                                || row.providerModel.equals(providerModel))
                        .collect(Collectors.groupingBy(row -> row.providerModel));
        var names = byName.keySet().stream().sorted(StandardPrice.SHORTEST_NAME).toList();
        if (names.isEmpty()) {
            throw missing(model == null ? providerModel : model.name, seller.name, tier, on);
        }
        return new PriceRows(byName.get(names.get(0)), names.subList(1, names.size()));
    }

    private static Provider maker(Model model, LocalDate on) {
        var prices = MakerPrices.of(List.of(model));
        return prices.on(model, on)
                .or(() -> prices.history(model).stream().findFirst())
                .map(row -> row.provider)
                .orElseThrow(() -> missing(model.name, "its maker", "standard", on));
    }

    private static RuntimeException missing(String what, String who, String tier, LocalDate on) {
        return new MissingData(
                "The record has no %s price for %s by %s that was valid on %s."
                        .formatted(tier, what, who, on),
                "token price");
    }

    /** The rows in the form that the formulas need. */
    List<PriceRow> table() {
        return rows.stream()
                .map(
                        row ->
                                new PriceRow(
                                        row.promptTokensAbove,
                                        row.dailyFromUtc,
                                        row.dailyToUtc,
                                        row.currency,
                                        row.input,
                                        row.output,
                                        row.cacheRead,
                                        row.cacheWrite,
                                        row.batchInput,
                                        row.batchOutput,
                                        row.source.slug))
                .toList();
    }

    String note() {
        return others.isEmpty()
                ? null
                : "%s is also sold as %s; give providerModel to choose another."
                        .formatted(rows.get(0).providerModel, String.join(", ", others));
    }
}
