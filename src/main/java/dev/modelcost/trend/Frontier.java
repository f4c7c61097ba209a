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

/** Finds the models that no other beats in price and score at once. */
final class Frontier {

    private Frontier() {}

    /**
     * @param prices of the models that have a score
     */
    static FrontierReport report(
            ScoredModels scored,
            MakerPrices prices,
            PriceKind kind,
            LocalDate asOf,
            List<String> assumed) {
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
        var front = ParetoFront.of(candidates);
        return new FrontierReport(
                "price",
                "score",
                kind.slug(),
                scored.benchmark(),
                asOf,
                named(front.members(), models),
                named(front.dominated(), models),
                note(scored, candidates.size(), asOf),
                assumed,
                SourceRefs.ofSources(sources));
    }

    private static List<FrontierReport.Candidate> named(
            List<ParetoFront.Candidate> candidates, Map<String, Model> models) {
        return candidates.stream()
                .map(
                        candidate ->
                                new FrontierReport.Candidate(
                                        Model.ref(models.get(candidate.name())),
                                        Estimate.exact(candidate.price()),
                                        candidate.score()))
                .toList();
    }

    private static String note(ScoredModels scored, int priced, LocalDate asOf) {
        if (scored.benchmark() == null) {
            return "The record holds no benchmark scores, so no model is on the front; scores can be added to the record.";
        }
        return "%d of the %d models with a score on %s have a list price by their maker that held on %s."
                .formatted(priced, scored.scores().size(), scored.benchmark(), asOf);
    }
}
