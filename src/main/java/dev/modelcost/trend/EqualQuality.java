package dev.modelcost.trend;

import dev.modelcost.calc.trend.CheapestInTurn;
import dev.modelcost.calc.trend.ScoredPrice;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.Source;
import dev.modelcost.store.KeptResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the price of equal quality: of the cheapest model that reaches a score. */
final class EqualQuality {

    /**
     * A price that held from a day on.
     *
     * @param dateBasis what kind of day that is; null if the record does not say
     */
    record Priced(ScoredPrice price, Model model, @Nullable String dateBasis, Source source) {}

    /** What the prices are of. */
    private record Asked(@Nullable String benchmark, PriceKind kind) {}

    /** Of prices: some megabytes. */
    private static final long ROOM = 50_000;

    /** The past of the prices grows, so that it is read once for each edition. */
    private static final KeptResults<Asked, List<Priced>> KEPT =
            new KeptResults<>(EqualQuality::ofRecord, prices -> 1 + prices.size(), ROOM);

    private EqualQuality() {}

    /** Of the record, as far as it has scores on the benchmark. */
    static TrendSeries series(ScoredModels scored, PriceTrendRequest asked, List<String> taken) {
        return series(scored, KEPT.of(new Asked(scored.benchmark(), asked.kind())), asked, taken);
    }

    private static List<Priced> ofRecord(Asked asked) {
        if (asked.benchmark == null) {
            return List.of();
        }
        var scored = ScoredModels.ofRecord(asked.benchmark, new ArrayList<>());
        return prices(scored, MakerPrices.of(scored.scores().keySet()), asked.kind);
    }

    /** All prices of models that have a score, at whatever time, the oldest first. */
    static List<Priced> prices(ScoredModels scored, MakerPrices prices, PriceKind kind) {
        var found = new LinkedHashMap<ScoredPrice, Priced>();
        for (var model : prices.models()) {
            var score = scored.scores().get(model);
            if (score == null) {
                continue;
            }
            for (var row : prices.history(model)) {
                kind.usd(row)
                        .map(
                                usd ->
                                        new ScoredPrice(
                                                model.slug,
                                                row.validFrom,
                                                score,
                                                usd,
                                                row.source.slug))
                        .ifPresent(
                                price ->
                                        found.put(
                                                price,
                                                new Priced(
                                                        price, model, row.dateBasis, row.source)));
            }
        }
        // Once for all questions: each looks for the cheapest in turn.
        return found.values().stream()
                .sorted(Comparator.comparing(Priced::price, CheapestInTurn.ORDER))
                .toList();
    }

    /**
     * @param prices of the models that have a score, the oldest first
     * @param taken what names in the question were taken for
     * @throws MissingData if there are no scores
     * @throws InvalidInput if the score is below all of them
     */
    static TrendSeries series(
            ScoredModels scored, List<Priced> prices, PriceTrendRequest asked, List<String> taken) {
        if (scored.benchmark() == null) {
            throw new MissingData(
                    "The record holds no benchmark scores, so there is no price at equal quality; scores can be added, or ask without a score.",
                    "scores");
        }
        scored.refuseWhatAllReach(PriceTrendRequest.SCORE.name(), asked.score());
        return new TrendSeries(
                TrendKind.PRICE,
                "The cheapest model at or above %s on %s, by list price (%s) of its maker, from the day on which it became the cheapest."
                        .formatted(asked.score(), scored.benchmark(), asked.kind().words()),
                "USD/Mtoken",
                CheapestInTurn.ofOrdered(
                                asked.period().of(prices, priced -> priced.price.on()),
                                Priced::price,
                                asked.score())
                        .stream()
                        .map(EqualQuality::point)
                        .toList(),
                scored.until(),
                assumed(scored, asked, taken));
    }

    private static TrendPoint point(Priced priced) {
        return TrendPoint.of(
                Model.ref(priced.model),
                priced.price.on(),
                priced.dateBasis,
                priced.price.usdPerMillionTokens(),
                priced.source);
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
