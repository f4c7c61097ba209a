package dev.modelcost.compare;

import dev.modelcost.claim.Claim;
import dev.modelcost.claim.ClaimView;
import dev.modelcost.compare.CompareReport.Cost;
import dev.modelcost.compare.CompareReport.Entry;
import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.OnDays;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.DayAhead;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPriceView;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * @throws dev.modelcost.failure.UnknownName of a model that the record does not hold
     * @throws InvalidInput if one model is named twice
     */
    OnDays<CompareReport> compare(CompareRequest asked) {
        var assumed = new ArrayList<String>();
        var models =
                asked.models().stream()
                        .map(
                                name ->
                                        Model.DIRECTORY.named(
                                                "models", name, null, asked.asOf(), assumed))
                        .toList();
        if (models.stream().distinct().count() < models.size()) {
            throw new InvalidInput("models", "two of the slugs are of one model.");
        }
        var today = LocalDate.now(clock);
        var day = asked.asOf() == null ? newest(models, assumed) : asked.asOf();
        // What a name is taken for may depend on the day.
        var sameOnOthers =
                asked.asOf() != null
                        && asked.models().equals(models.stream().map(model -> model.slug).toList());
        var onSale = MakerPrices.on(models, day);
        var written = sameOnOthers ? DayTemplate.ANY : day;
        DayAhead.ofPrices(day, written, today).ifPresent(assumed::add);
        var notes = new ArrayList<String>();
        var sources = new ArrayList<SourceRef>();
        var prices = new PriceComparison(models, onSale, MakerPrices::firstOf, day, written);
        var stated = Claim.about(models, "training-cost");
        var claims = stated.stream().collect(Collectors.groupingBy(claim -> claim.model.slug));
        var entries =
                models.stream()
                        .map(
                                model ->
                                        new Entry(
                                                Model.ref(model),
                                                model.releasedOn,
                                                claims.getOrDefault(model.slug, List.of()).stream()
                                                        .map(ClaimView::of)
                                                        .toList(),
                                                cost(model, false, sources, notes),
                                                model.baseModel == null
                                                        ? null
                                                        : cost(model, true, sources, notes),
                                                prices.of(model)
                                                        .map(TokenPriceView::of)
                                                        .orElse(null)))
                        .toList();
        notes.addAll(prices.notes());
        var priced =
                entries.stream()
                        .map(Entry::price)
                        .filter(Objects::nonNull)
                        .map(TokenPriceView::source);
        var report =
                new CompareReport(
                        written,
                        entries,
                        ClaimComparison.ratios(models, stated),
                        CostComparison.ratios(entries),
                        prices.ratios(),
                        notes.stream().distinct().toList(),
                        List.copyOf(assumed),
                        SourceRefs.distinct(Stream.concat(sources.stream(), priced)));
        return sameOnOthers
                ? new OnDays<>(report, onSale.days().and(DayAhead.likewise(day, today)))
                : OnDays.only(report);
    }

    /** The day on which the newest model was released; today if that is known of no model. */
    LocalDate newest(List<Model> models, List<String> assumed) {
        var newest =
                models.stream()
                        .filter(model -> model.releasedOn != null)
                        .max(Comparator.comparing(model -> model.releasedOn));
        if (newest.isPresent()) {
            assumed.add(
                    "Token prices of %s, the day on which %s was released."
                            .formatted(newest.get().releasedOn, newest.get().name));
            return newest.get().releasedOn;
        }
        var today = LocalDate.now(clock);
        assumed.add("Token prices of today, %s.".formatted(today));
        return today;
    }

    private Cost cost(Model model, boolean lineage, List<SourceRef> sources, List<String> notes) {
        try {
            var report = training.ofRecord(model, TrainingCostRequest.rental(lineage));
            sources.addAll(report.sources());
            return new Cost(
                    report.costUsd(),
                    report.chipHours(),
                    report.rateBasis(),
                    report.scopeNote(),
                    "/api/v1/models/%s/training-cost?%sinclude=derivation"
                            .formatted(model.slug, lineage ? "lineage=true&" : ""));
        } catch (MissingData missing) {
            notes.add(missing.getMessage());
            return null;
        }
    }
}
