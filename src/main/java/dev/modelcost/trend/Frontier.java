package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.trend.ParetoFront;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.Source;
import dev.modelcost.source.SourceRefs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The models that no other beats in price and score at once.
 *
 * @param scored the models that have a score
 * @param kind of the prices
 * @param models of which there is a price, by slug
 * @param front by price and score
 * @param sources of prices and scores
 */
record Frontier(
        ScoredModels scored,
        PriceKind kind,
        Map<String, Model> models,
        ParetoFront front,
        List<Source> sources) {

    /**
     * @param asOf day on which the prices hold
     * @param prices of the models that have a score
     */
    static Frontier on(LocalDate asOf, ScoredModels scored, MakerPrices prices, PriceKind kind) {
        var models = new HashMap<String, Model>();
        var sources = new ArrayList<Source>();
        var candidates = new ArrayList<ParetoFront.Candidate>();
        for (var model : prices.models()) {
            prices.on(model, asOf, row -> kind.usd(row).isPresent())
                    .ifPresent(
                            row -> {
                                models.put(model.slug, model);
                                sources.add(row.source);
                                candidates.add(
                                        new ParetoFront.Candidate(
                                                model.slug,
                                                kind.usd(row).orElseThrow(),
                                                scored.scores().get(model)));
                            });
        }
        scored.rows().stream()
                .filter(score -> models.containsKey(score.model.slug))
                .forEach(score -> sources.add(score.source));
        return new Frontier(scored, kind, models, ParetoFront.of(candidates), sources);
    }

    /**
     * @param asOf day on which the prices hold, as it is written
     * @param assumed what was taken for what the question left open, in sentences
     */
    FrontierReport report(LocalDate asOf, List<String> assumed) {
        return new FrontierReport(
                "price",
                "score",
                kind.slug(),
                scored.benchmark(),
                asOf,
                named(front.members()),
                named(front.dominated()),
                note(asOf),
                assumed,
                SourceRefs.ofSources(sources));
    }

    private List<FrontierReport.Candidate> named(List<ParetoFront.Candidate> candidates) {
        return candidates.stream()
                .map(
                        candidate ->
                                new FrontierReport.Candidate(
                                        Model.ref(models.get(candidate.name())),
                                        Estimate.exact(candidate.price()),
                                        candidate.score()))
                .toList();
    }

    private String note(LocalDate asOf) {
        if (scored.benchmark() == null) {
            return "The record holds no benchmark scores, so no model is on the front; scores can be added to the record.";
        }
        return "%d of the %d models with a score on %s have a list price by their maker that held on %s."
                .formatted(models.size(), scored.scores().size(), scored.benchmark(), asOf);
    }
}
