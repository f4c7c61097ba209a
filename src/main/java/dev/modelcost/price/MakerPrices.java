package dev.modelcost.price;

import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.day.Days;
import dev.modelcost.model.Model;
import dev.modelcost.store.OfEdition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The standard prices at which makers sell their own models, in US dollars where available:
 * standard tier, prompts of any length, around the clock. {@link MakerSales} decides whose prices
 * those are, and {@link StandardPrice} chooses among the names under which a maker sells a model.
 */
public final class MakerPrices {

    private final Map<Long, List<TokenPrice>> byModel = new LinkedHashMap<>();
    private final Days days;

    /** From given rows; those of other sellers are left out. */
    public MakerPrices(List<TokenPrice> rows) {
        this(rows, Days.ALL);
    }

    private MakerPrices(List<TokenPrice> rows, Days days) {
        this.days = days;
        for (var row : MakerSales.among(rows, row -> MakerSales.sale(row.provider, row.model))) {
            byModel.computeIfAbsent(row.model.id, m -> new ArrayList<>()).add(row);
        }
        byModel.replaceAll((model, offers) -> inOneCurrency(offers));
    }

    /** For some models. */
    public static MakerPrices of(Collection<Model> models) {
        return new MakerPrices(models.isEmpty() ? List.of() : TokenPrice.standardOfSellers(models));
    }

    /**
     * For some models, as far as they hold on the day: neither what is over nor what others sell is
     * read.
     */
    public static MakerPrices on(Collection<Model> models, LocalDate day) {
        var held = TokenPrice.on(day, models.stream().flatMap(MakerPrices::firsts).toList());
        return new MakerPrices(held.answer(), Objects.requireNonNull(held.days()));
    }

    /** The days, around that for which they were read, on which these prices are the same. */
    public Days days() {
        return days;
    }

    /** The first day on which the record has a price of the model; empty if it has none. */
    public static Optional<LocalDate> firstOf(Model model) {
        return firsts(model).map(first -> first.validFrom).min(Comparator.naturalOrder());
    }

    /** Who decides which prices are the maker's: all that was ever offered. */
    private static final OfEdition<Map<Long, List<TokenPrice>>> FIRSTS =
            new OfEdition<>(
                    () ->
                            TokenPrice.standardFirsts()
                                    .collect(Collectors.groupingBy(first -> first.model.id)));

    /** The first price of each offer of the maker, of those in US dollars where there are such. */
    private static Stream<TokenPrice> firsts(Model model) {
        var own =
                MakerSales.among(
                        FIRSTS.get().getOrDefault(model.id, List.of()),
                        first -> MakerSales.sale(first.provider, first.model));
        return inOneCurrency(own).stream();
    }

    /**
     * For every model in the record, with what its maker began: the first price of each offer. If
     * one of them has not what is wanted, also those that came up to some days after the release;
     * what came later is not read.
     *
     * @param wanted what a row must have
     * @param days after the release
     */
    public static MakerPrices beginnings(Predicate<TokenPrice> wanted, int days) {
        var firsts = TokenPrice.standardFirsts().toList();
        var without =
                firsts.stream()
                        .filter(wanted.negate())
                        .map(first -> first.model)
                        .distinct()
                        .toList();
        return new MakerPrices(
                Stream.concat(
                                firsts.stream(),
                                TokenPrice.standardOfSellersAtRelease(without, days).stream())
                        .distinct()
                        .toList());
    }

    /** The first price of the model at its maker; empty if the record has none. */
    static Optional<TokenPrice> beginning(Model model) {
        var firsts = TokenPrice.standardFirsts().filter(first -> model.equals(first.model));
        return new MakerPrices(firsts.toList()).history(model).stream().findFirst();
    }

    private static List<TokenPrice> inOneCurrency(List<TokenPrice> offers) {
        var dollars = offers.stream().filter(row -> row.currency.equals("USD")).toList();
        return dollars.isEmpty() ? offers : dollars;
    }

    /** The models that their makers sell or have sold. */
    public Collection<Model> models() {
        return byModel.values().stream().map(rows -> rows.get(0).model).toList();
    }

    /** The price on the day; empty if the record has none. */
    public Optional<TokenPrice> on(Model model, LocalDate day) {
        return on(model, day, row -> true);
    }

    /**
     * The same among the rows that have what is wanted, such as prices for input and output.
     *
     * @param wanted what a row must have
     */
    public Optional<TokenPrice> on(Model model, LocalDate day, Predicate<TokenPrice> wanted) {
        return StandardPrice.on(rows(model).stream().filter(wanted).toList(), day);
    }

    /** The rows that were the price from some day on, oldest first. */
    public List<TokenPrice> history(Model model) {
        return StandardPrice.history(rows(model));
    }

    private List<TokenPrice> rows(Model model) {
        return byModel.getOrDefault(model.id, List.of());
    }
}
