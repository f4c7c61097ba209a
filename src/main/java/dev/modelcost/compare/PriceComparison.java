package dev.modelcost.compare;

import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.calc.price.PriceRatio;
import dev.modelcost.compare.CompareReport.TokenPriceRatio;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Token prices of models at their makers on one day, compared kind by kind: cached with cached,
 * input with input.
 */
final class PriceComparison {

    private static final List<Kind> KINDS =
            List.of(
                    Kind.CACHED_INPUT,
                    Kind.INPUT,
                    Kind.OUTPUT,
                    Kind.BATCH_INPUT,
                    Kind.BATCH_OUTPUT);

    private final LocalDate day;
    private final LocalDate written;
    private final Map<Model, TokenPrice> prices = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<TokenPriceRatio> ratios;

    /**
     * @param known the prices of the models at their makers on the day
     * @param firstPriced the first day on which the record has a price of a model at its maker;
     *     asked only of a model that has none on the day
     * @param day on which they are compared
     * @param written in place of the day
     */
    PriceComparison(
            List<Model> models,
            MakerPrices known,
            Function<Model, Optional<LocalDate>> firstPriced,
            LocalDate day,
            LocalDate written) {
        this.day = day;
        this.written = written;
        for (var model : models) {
            known.on(model, day)
                    .ifPresentOrElse(
                            price -> prices.put(model, price),
                            () -> notes.add(absence(model, firstPriced.apply(model))));
        }
        this.ratios = Pairs.laterOverEarlier(List.copyOf(prices.keySet()), this::ratios);
    }

    private String absence(Model model, Optional<LocalDate> since) {
        return since.isEmpty()
                ? "The record has no price of %s at its maker.".formatted(model.name)
                : "%s has no recorded price at its maker on %s; its prices run from %s."
                        .formatted(model.name, written, since.get());
    }

    Optional<TokenPrice> of(Model model) {
        return Optional.ofNullable(prices.get(model));
    }

    /** Which prices are missing or cannot be compared, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Each later model's price over each earlier one's, for the kinds that both are sold in. */
    List<TokenPriceRatio> ratios() {
        return ratios;
    }

    private Stream<TokenPriceRatio> ratios(Model model, Model over) {
        return KINDS.stream().flatMap(kind -> ratio(model, over, kind).stream());
    }

    private Optional<TokenPriceRatio> ratio(Model model, Model over, Kind kind) {
        var price = point(model, kind);
        var other = point(over, kind);
        if (price == null) {
            return Optional.empty();
        }
        if (other == null || other.perMillionTokens().signum() == 0) {
            notes.add(
                    "There is a price of %s for %s but none for %s, so the two are not compared."
                            .formatted(kind.slug(), model.name, over.name));
            return Optional.empty();
        }
        if (!price.currency().equals(other.currency())) {
            notes.add(
                    "%s is sold in %s, %s in %s, so the two are not compared."
                            .formatted(model.name, price.currency(), over.name, other.currency()));
            return Optional.empty();
        }
        return Optional.of(
                new TokenPriceRatio(
                        Model.ref(model),
                        Model.ref(over),
                        kind.slug(),
                        price.perMillionTokens().doubleValue(),
                        other.perMillionTokens().doubleValue(),
                        price.currency(),
                        PriceRatio.of(price, other).times()));
    }

    private PricePoint point(Model model, Kind kind) {
        var row = prices.get(model);
        var price = row.perMillionTokens(kind);
        return price == null
                ? null
                : new PricePoint(
                        model.name, price, kind, row.currency, Basis.LIST, day, row.source.slug);
    }
}
