package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ServingDay;
import dev.modelcost.claim.Claim;
import dev.modelcost.model.Model;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day of service as its operator published it, and what follows.
 *
 * @param model model that was served
 * @param subject what was served and when, as the record names it; null if it does not
 * @param statedOn day of publication
 * @param chips chips in use, on average over the day
 * @param usdPerChipHour rate that the operator assumes, USD for an hour of a chip
 * @param inputTokens input tokens of the day, cached ones included
 * @param cachedInputTokens those of them that were read from a cache
 * @param outputTokens output tokens of the day
 * @param costUsd chips x 24 h x rate, USD
 * @param publishedCostUsd what the operator says that it is, USD; null if it does not
 * @param publishedRevenueUsd theoretical: all tokens at list price, USD; null if not published
 * @param computedRevenueUsd the same from the rounded tokens and the list prices of the record, USD
 * @param grossMargin 1 - cost / revenue, a share; of the published revenue where there is one
 * @param markUp revenue / cost - 1: not a margin, though often called one
 * @param assumed what was taken for what nobody published, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of all of it
 */
public record ServingDayReport(
        Ref model,
        @Nullable String subject,
        LocalDate statedOn,
        double chips,
        double usdPerChipHour,
        double inputTokens,
        double cachedInputTokens,
        double outputTokens,
        Estimate costUsd,
        @Nullable Double publishedCostUsd,
        @Nullable Double publishedRevenueUsd,
        Estimate computedRevenueUsd,
        double grossMargin,
        double markUp,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources) {

    /**
     * @param price list price of the model on the day
     * @param chipsPerServer by which the chips are counted in servers, as the operator does
     */
    static ServingDayReport of(
            Model model, PublishedDay published, TokenPrice price, int chipsPerServer) {
        var chips = published.chips();
        var source = chips.source.slug;
        var day =
                new ServingDay(
                        chips.value / chipsPerServer,
                        chipsPerServer,
                        published.usdPerChipHour().value,
                        published.inputTokens().value,
                        published.cachedInputTokens().value,
                        published.outputTokens().value,
                        price.input,
                        price.cacheRead == null ? price.input : price.cacheRead,
                        price.output,
                        source);
        var stated = published.revenueUsd();
        var revenue = stated == null ? day.revenueUsd() : stated.value;
        var margin = 1 - day.costUsd() / revenue;
        var markUp = revenue / day.costUsd() - 1;
        var steps = new ArrayList<Step>(day.steps().subList(0, 2));
        var cost = Input.of("cost", day.costUsd(), "USD");
        var sold = new Input("revenue", revenue, "USD", stated == null ? null : source);
        steps.add(Step.of("Gross margin", "1 - cost / revenue", margin, "1", cost, sold));
        steps.add(Step.of("Mark-up on cost", "revenue / cost - 1", markUp, "1", sold, cost));
        return new ServingDayReport(
                Model.ref(model),
                chips.subjectName,
                chips.statedOn,
                chips.value,
                published.usdPerChipHour().value,
                published.inputTokens().value,
                published.cachedInputTokens().value,
                published.outputTokens().value,
                Estimate.exact(day.costUsd()),
                value(published.costUsd()),
                value(stated),
                Estimate.exact(day.revenueUsd()),
                margin,
                markUp,
                assumed(model, published, price),
                List.copyOf(steps),
                Stream.of(SourceRef.of(chips.source), SourceRef.of(price.source))
                        .distinct()
                        .toList());
    }

    private static List<String> assumed(Model model, PublishedDay published, TokenPrice price) {
        var assumed = new ArrayList<String>();
        assumed.add(
                "The day is priced at the list price of %s valid from %s."
                        .formatted(price.providerModel, price.validFrom));
        if (price.cacheRead == null) {
            assumed.add(
                    "Cached input tokens are priced like all others: the record has no price of cache reads of %s."
                            .formatted(model.name));
        }
        if (published.revenueUsd() == null) {
            assumed.add("Margin and mark-up are of the computed revenue: none is published.");
        }
        return List.copyOf(assumed);
    }

    private static Double value(Claim claim) {
        return claim == null ? null : claim.value;
    }
}
