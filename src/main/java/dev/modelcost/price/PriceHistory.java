package dev.modelcost.price;

import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a provider has charged for what it sells, of which only what is next to a day is read.
 *
 * @param names the provider's own names for it, at whatever time
 * @param tokensAround prices of tokens, the newest first: of a day all those that held or ended on
 *     it, and of each offer the last before, the first afterwards and the first of all
 * @param unitsAround the same of prices of what is not a token of text, by slug
 */
record PriceHistory(
        List<String> names,
        Function<LocalDate, List<TokenPrice>> tokensAround,
        Function<LocalDate, List<UnitPrice>> unitsAround) {

    /** Of rows that are read already. */
    static PriceHistory of(List<TokenPrice> tokens, List<UnitPrice> units) {
        return new PriceHistory(names(tokens, units), day -> tokens, day -> units);
    }

    /** What a provider sells under all names of a model. */
    static PriceHistory of(Provider seller, Model model) {
        return read(
                TokenPrice.firsts()
                        .filter(first -> first.provider.equals(seller))
                        .filter(first -> model.equals(first.model))
                        .toList(),
                UnitPrice.firsts()
                        .filter(first -> first.provider.equals(seller))
                        .filter(first -> model.equals(first.model))
                        .toList());
    }

    /**
     * What a provider sells under one of its own names, and under all names of the models that it
     * stood for.
     */
    static PriceHistory of(Provider seller, String name) {
        var tokens = TokenPrice.firsts().filter(first -> first.provider.equals(seller)).toList();
        var models =
                tokens.stream()
                        .filter(first -> first.providerModel.equals(name))
                        .map(first -> first.model)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return read(
                tokens.stream()
                        .filter(
                                first ->
                                        first.providerModel.equals(name)
                                                || models.contains(first.model))
                        .toList(),
                UnitPrice.firsts()
                        .filter(first -> first.provider.equals(seller))
                        .filter(
                                first ->
                                        first.providerModel.equals(name)
                                                || models.contains(first.model))
                        .toList());
    }

    private static PriceHistory read(List<TokenPrice> tokens, List<UnitPrice> units) {
        return new PriceHistory(
                names(tokens, units),
                once(day -> TokenPrice.around(day, tokens)),
                once(day -> UnitPrice.around(day, units)));
    }

    private static <R> Function<LocalDate, List<R>> once(Function<LocalDate, List<R>> read) {
        Map<LocalDate, List<R>> known = new HashMap<>();
        return day -> known.computeIfAbsent(day, read);
    }

    private static List<String> names(List<TokenPrice> tokens, List<UnitPrice> units) {
        return Stream.concat(
                        tokens.stream().map(row -> row.providerModel),
                        units.stream().map(row -> row.providerModel))
                .distinct()
                .toList();
    }

    List<TokenPrice> tokens(LocalDate day) {
        return tokensAround.apply(day);
    }

    List<UnitPrice> units(LocalDate day) {
        return unitsAround.apply(day);
    }
}
