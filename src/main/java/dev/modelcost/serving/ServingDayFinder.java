package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.LocalDate;
import java.util.List;

/** Finds in the record what an answer about a day of service needs. */
final class ServingDayFinder {

    private static final String SERVED_A_DAY =
            "select distinct e.model.name from Claim e where e.metric = 'serving-throughput' and e.unit = 'tokens' and e.scope = 'per-day' order by e.model.name";

    private ServingDayFinder() {}

    /**
     * @throws MissingData that names what nobody published
     */
    static ServingDayReport report(Model model) {
        var claims =
                PublishedDay.METRICS.stream()
                        .flatMap(metric -> Claim.about(List.of(model), metric).stream())
                        .toList();
        var day = PublishedDay.of(model, claims, modelsServedADay());
        return ServingDayReport.of(
                model,
                day,
                price(model, day.chips().statedOn),
                (int) AssumptionBook.open(AssumptionBook.INFERENCE).value("chips-per-server"));
    }

    private static List<String> modelsServedADay() {
        return Panache.getSession()
                .createSelectionQuery(SERVED_A_DAY, String.class)
                .getResultList();
    }

    private static TokenPrice price(Model model, LocalDate on) {
        return MakerPrices.on(List.of(model), on)
                .on(model, on, row -> row.input != null && row.output != null)
                .orElseThrow(
                        () ->
                                new MissingData(
                                        "The record has no list price of %s for %s, the day in question."
                                                .formatted(model.name, on),
                                        "token price of " + model.slug));
    }
}
