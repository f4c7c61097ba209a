package dev.modelcost.compare;

import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.calc.price.PriceRatio;
import dev.modelcost.compare.CompareReport.KindRatio;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Token prices of models at their makers on one day, compared kind by kind: cached with cached,
 * input with input.
 */
final class PriceComparison {

    private final LocalDate day;
    private final Map<Model, TokenPrice> prices = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    PriceComparison(List<Model> models, LocalDate day) {
        this.day = day;
        var known = MakerPrices.of(models);
        for (var model : models) {
            known.on(model, day)
                    .ifPresentOrElse(
                            price -> prices.put(model, price),
                            () -> notes.add(absence(model, known.since(model))));
        }
    }

    private String absence(Model model, Optional<LocalDate> since) {
        return since.isEmpty()
                ? "The record has no price of %s at its maker.".formatted(model.name)
                : "%s has no recorded price at its maker on %s; its prices run from %s."
                        .formatted(model.name, day, since.get());
    }

    Optional<TokenPrice> of(Model model) {
        return Optional.ofNullable(prices.get(model));
    }

    List<String> notes() {
        return notes;
    }

    /** Every later model's price over every earlier one's, for the kinds that both are sold in. */
    List<KindRatio> ratios() {
        var ratios = new ArrayList<KindRatio>();
        var models = List.copyOf(prices.keySet());
        for (int later = 1; later < models.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                ratios.addAll(ratios(models.get(later), models.get(earlier)));
            }
        }
        return ratios;
    }

    private List<KindRatio> ratios(Model model, Model over) {
        var first = points(model);
        var second = points(over);
        var ratios = new ArrayList<KindRatio>();
        first.forEach(
                (kind, price) -> {
                    var other = second.get(kind);
                    if (other == null || other.perMillionTokens().signum() == 0) {
                        notes.add(
                                "%s is sold by %s; %s is not, so the two are not compared."
                                        .formatted(model.name, words(kind), over.name));
                    } else if (!price.currency().equals(other.currency())) {
                        notes.add(
                                "%s is sold in %s, %s in %s: not compared."
                                        .formatted(
                                                model.name,
                                                price.currency(),
                                                over.name,
                                                other.currency()));
                    } else {
                        ratios.add(ratio(model, over, kind, price, other));
                    }
                });
        return ratios;
    }

    private static KindRatio ratio(
            Model model, Model over, Kind kind, PricePoint price, PricePoint other) {
        return new KindRatio(
                model.slug,
                over.slug,
                words(kind),
                price.perMillionTokens().doubleValue(),
                other.perMillionTokens().doubleValue(),
                price.currency(),
                PriceRatio.of(price, other).times());
    }

    private Map<Kind, PricePoint> points(Model model) {
        var price = prices.get(model);
        var points = new LinkedHashMap<Kind, PricePoint>();
        put(points, Kind.CACHED_INPUT, price.cacheRead, price);
        put(points, Kind.INPUT, price.input, price);
        put(points, Kind.OUTPUT, price.output, price);
        put(points, Kind.BATCH_INPUT, price.batchInput, price);
        put(points, Kind.BATCH_OUTPUT, price.batchOutput, price);
        return points;
    }

    private void put(Map<Kind, PricePoint> points, Kind kind, BigDecimal amount, TokenPrice price) {
        if (amount != null) {
            points.put(
                    kind,
                    new PricePoint(
                            price.model.name,
                            amount,
                            kind,
                            price.currency,
                            Basis.LIST,
                            day,
                            price.source.slug));
        }
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
