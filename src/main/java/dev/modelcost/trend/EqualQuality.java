package dev.modelcost.trend;

import dev.modelcost.calc.trend.PriceTrend;
import dev.modelcost.calc.trend.ScoredPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Follows the price of equal quality: of the cheapest model that reaches a score. */
final class EqualQuality {

    private EqualQuality() {}

    /**
     * @param prices of the models that have a score
     * @throws MissingData if there are no scores, or too few models were the cheapest in turn
     */
    static TrendReport report(ScoredModels scored, MakerPrices prices, PriceTrendRequest asked) {
        if (scored.benchmark() == null) {
            throw new MissingData(
                    "The record holds no benchmark scores, so there is no price at equal quality; scores can be added, or ask without a score.",
                    "scores");
        }
        var models = new HashMap<String, Model>();
        var sources = new HashMap<String, Source>();
        var priced = new ArrayList<ScoredPrice>();
        for (var model : prices.models()) {
            models.put(model.slug, model);
            for (var row : prices.history(model)) {
                sources.put(row.source.slug, row.source);
                asked.kind()
                        .usd(row)
                        .filter(usd -> asked.period().holds(row.validFrom))
                        .ifPresent(
                                usd ->
                                        priced.add(
                                                new ScoredPrice(
                                                        model.slug,
                                                        row.validFrom,
                                                        scored.scores().get(model),
                                                        usd,
                                                        row.source.slug)));
            }
        }
        var trend = trend(priced, scored.benchmark(), asked);
        var series =
                new TrendSeries(
                        TrendKind.PRICE,
                        "The cheapest model at or above %s on %s, by list price (%s) of its maker, from the day on which it became the cheapest."
                                .formatted(asked.score(), scored.benchmark(), asked.kind().words()),
                        "USD/Mtoken",
                        trend.cheapest().stream()
                                .map(
                                        price ->
                                                TrendPoint.of(
                                                        Model.ref(models.get(price.model())),
                                                        price.on(),
                                                        price.usdPerMillionTokens(),
                                                        sources.get(price.source())))
                                .toList(),
                        asked.benchmark() == null
                                ? List.of(
                                        "Benchmark: %s, on which the record holds the most scores."
                                                .formatted(scored.benchmark()))
                                : List.of());
        return series.report(
                TrendSeries.inverse(trend.fallPerYear()),
                trend.fit(),
                trend.steps(),
                asked.confidence());
    }

    private static PriceTrend trend(
            List<ScoredPrice> prices, String benchmark, PriceTrendRequest asked) {
        try {
            return PriceTrend.of(prices, asked.score(), asked.confidence());
        } catch (IllegalArgumentException untold) {
            // Which models were the cheapest in turn, and so how many, only the formula finds out.
            throw new MissingData(
                    "No price trend at %s on %s: %s."
                            .formatted(asked.score(), benchmark, untold.getMessage()),
                    "models that were the cheapest in turn");
        }
    }
}
