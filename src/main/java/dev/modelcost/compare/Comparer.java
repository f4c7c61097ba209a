package dev.modelcost.compare;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.claim.Claim;
import dev.modelcost.claim.ClaimView;
import dev.modelcost.compare.CompareReport.Computed;
import dev.modelcost.compare.CompareReport.CostRatio;
import dev.modelcost.compare.CompareReport.Entry;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.TokenPriceView;
import dev.modelcost.source.SourceRef;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts models side by side. */
@ApplicationScoped
public class Comparer {

    private final TrainingCosts training;
    private final Clock clock;

    Comparer(TrainingCosts training, Clock clock) {
        this.training = training;
        this.clock = clock;
    }

    /**
     * @param asked the day whose token prices are compared; null for the day on which the newest of
     *     the models came out
     */
    CompareReport compare(List<Model> models, LocalDate asked) {
        var day = asked == null ? newest(models) : asked;
        var sources = new TreeMap<String, SourceRef>();
        var notes = new ArrayList<String>();
        var prices = new PriceComparison(models, day);
        var stated = Claim.about(models, "training-cost");
        var claims = stated.stream().collect(Collectors.groupingBy(claim -> claim.model.id));
        var entries = new ArrayList<Entry>();
        for (var model : models) {
            var own = computed(model, false, sources, notes);
            var whole = model.baseModel == null ? null : computed(model, true, sources, notes);
            var price = prices.of(model).map(TokenPriceView::of).orElse(null);
            if (price != null) {
                sources.put(price.source().slug(), price.source());
            }
            entries.add(
                    new Entry(
                            Model.ref(model),
                            model.releasedOn,
                            claims.getOrDefault(model.id, List.of()).stream()
                                    .map(ClaimView::of)
                                    .toList(),
                            own,
                            whole,
                            price));
        }
        var costRatios = new ArrayList<CostRatio>();
        costRatios.addAll(costRatios(entries, "own-stages", Entry::ownStages));
        if (entries.stream().anyMatch(entry -> entry.withBaseModels() != null)) {
            costRatios.addAll(costRatios(entries, "with-base-models", Comparer::whole));
        }
        var priceRatios = prices.ratios();
        notes.addAll(prices.notes());
        return new CompareReport(
                day,
                entries,
                ClaimComparison.ratios(models, stated),
                costRatios,
                priceRatios,
                notes.stream().distinct().toList(),
                List.copyOf(sources.values()));
    }

    private LocalDate newest(List<Model> models) {
        return models.stream()
                .map(model -> model.releasedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.now(clock));
    }

    private Computed computed(
            Model model, boolean lineage, TreeMap<String, SourceRef> sources, List<String> notes) {
        try {
            var report = training.ofRecord(model, TrainingCostRequest.rental(lineage));
            report.sources().forEach(source -> sources.put(source.slug(), source));
            return new Computed(
                    report.costUsd(),
                    report.chipHours(),
                    report.rateBasis(),
                    report.scopeNote(),
                    "/api/v1/models/%s/training-cost%s"
                            .formatted(model.slug, lineage ? "?lineage=true" : ""));
        } catch (MissingData missing) {
            notes.add(missing.getMessage());
            return null;
        }
    }

    /** A model without a base model is whole as it is. */
    private static Computed whole(Entry entry) {
        return entry.withBaseModels() == null ? entry.ownStages() : entry.withBaseModels();
    }

    private static List<CostRatio> costRatios(
            List<Entry> entries, String scope, Function<Entry, Computed> cost) {
        var ratios = new ArrayList<CostRatio>();
        for (int later = 1; later < entries.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                var model = entries.get(later);
                var over = entries.get(earlier);
                if (cost.apply(model) != null && cost.apply(over) != null) {
                    ratios.add(
                            new CostRatio(
                                    model.model().slug(),
                                    over.model().slug(),
                                    scope,
                                    median(cost.apply(model)) / median(cost.apply(over))));
                }
            }
        }
        return ratios;
    }

    private static double median(Computed computed) {
        Estimate cost = computed.costUsd();
        return cost.median();
    }
}
