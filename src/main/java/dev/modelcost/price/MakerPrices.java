package dev.modelcost.price;

import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The standard prices at which makers sell their own models, in US dollars where available:
 * standard tier, prompts of any length, around the clock. {@link MakerSales} decides whose prices
 * those are, and {@link StandardPrice} chooses among the names under which a maker sells a model.
 */
public final class MakerPrices {

    private final Map<Long, List<TokenPrice>> byModel = new LinkedHashMap<>();

    /** From given rows; those of other sellers are left out. */
    public MakerPrices(List<TokenPrice> rows) {
        for (var row : MakerSales.among(rows, row -> MakerSales.sale(row.provider, row.model))) {
            byModel.computeIfAbsent(row.model.id, m -> new ArrayList<>()).add(row);
        }
        byModel.replaceAll((model, offers) -> inOneCurrency(offers));
    }

    /** For some models. */
    public static MakerPrices of(Collection<Model> models) {
        return new MakerPrices(models.isEmpty() ? List.of() : TokenPrice.standardOfSellers(models));
    }

    /** For every model in the record. */
    public static MakerPrices ofAll() {
        return new MakerPrices(TokenPrice.standardOfSellers());
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

    /** The first day on which the record has a price; empty if it has none. */
    public Optional<LocalDate> since(Model model) {
        return rows(model).stream().map(row -> row.validFrom).min(Comparator.naturalOrder());
    }

    private List<TokenPrice> rows(Model model) {
        return byModel.getOrDefault(model.id, List.of());
    }
}
