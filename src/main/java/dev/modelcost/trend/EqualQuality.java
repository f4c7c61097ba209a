package dev.modelcost.trend;

import dev.modelcost.calc.trend.CheapestInTurn;
import dev.modelcost.calc.trend.ScoredPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Follows the price of equal quality: of the cheapest model that reaches a score. */
final class EqualQuality {

    private EqualQuality() {}

    /**
     * @param prices of the models that have a score
     * @param taken what names in the question were taken for
     * @throws MissingData if there are no scores
     */
    static TrendSeries series(
            ScoredModels scored, MakerPrices prices, PriceTrendRequest asked, List<String> taken) {
        if (scored.benchmark() == null) {
            throw new MissingData(
                    "The record holds no benchmark scores, so there is no price at equal quality; scores can be added, or ask without a score.",
                    "scores");
        }
        var rows = new HashMap<ScoredPrice, TokenPrice>();
        for (var model : prices.models()) {
            for (var row : prices.history(model)) {
                asked.kind()
                        .usd(row)
                        .filter(usd -> asked.period().holds(row.validFrom))
                        .ifPresent(
                                usd ->
                                        rows.put(
                                                new ScoredPrice(
                                                        model.slug,
                                                        row.validFrom,
                                                        scored.scores().get(model),
                                                        usd,
                                                        row.source.slug),
                                                row));
            }
        }
        return new TrendSeries(
                TrendKind.PRICE,
                "The cheapest model at or above %s on %s, by list price (%s) of its maker, from the day on which it became the cheapest."
                        .formatted(asked.score(), scored.benchmark(), asked.kind().words()),
                "USD/Mtoken",
                CheapestInTurn.of(List.copyOf(rows.keySet()), asked.score()).stream()
                        .map(
                                price ->
                                        TrendPoint.of(
                                                Model.ref(rows.get(price).model),
                                                price.on(),
                                                rows.get(price).dateBasis,
                                                price.usdPerMillionTokens(),
                                                rows.get(price).source))
                        .toList(),
                scored.until(),
                assumed(scored, asked, taken));
    }

    private static List<String> assumed(
            ScoredModels scored, PriceTrendRequest asked, List<String> taken) {
        var assumed = new ArrayList<>(taken);
        if (asked.benchmark() == null) {
            assumed.add(
                    "Benchmark: %s, on which the record holds the most scores."
                            .formatted(scored.benchmark()));
        }
        if (scored.until() != null) {
            assumed.add(
                    "The record's scores on %s end with a model of %s; later ones are not in the series, however good they are."
                            .formatted(scored.benchmark(), scored.until()));
        }
        return List.copyOf(assumed);
    }
}
