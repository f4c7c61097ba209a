package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ServingDay;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A day of service as its operator published it, and what follows.
 *
 * @param model slug
 * @param subject what was served and when, as the record names it
 * @param statedOn when it was published
 * @param chips in use, on average over the day
 * @param usdPerChipHour rate that the operator assumes
 * @param inputTokens of the day, cached ones included
 * @param cachedInputTokens of them
 * @param outputTokens of the day
 * @param costUsd chips x 24 h x rate
 * @param publishedCostUsd what the operator says it is; null if it does not
 * @param publishedRevenueUsd theoretical: all tokens at list price; null if not published
 * @param computedRevenueUsd the same from the rounded tokens and the list prices of the record;
 *     null without prices
 * @param grossMargin 1 - cost / revenue, of the published revenue where there is one
 * @param markUp revenue / cost - 1: not a margin, though often called one
 * @param derivation line by line
 * @param sources of all of it
 */
public record ServingDayReport(
        String model,
        String subject,
        LocalDate statedOn,
        double chips,
        double usdPerChipHour,
        double inputTokens,
        double cachedInputTokens,
        double outputTokens,
        Estimate costUsd,
        Double publishedCostUsd,
        Double publishedRevenueUsd,
        Double computedRevenueUsd,
        double grossMargin,
        double markUp,
        List<Step> derivation,
        List<SourceRef> sources) {

    /**
     * @throws MissingData that names what nobody published
     */
    static ServingDayReport of(Model model) {
        var facts = new Facts(model);
        var tokens = facts.claims("serving-throughput", c -> c.unit.equals("tokens"));
        var chips = facts.one("chip-count", c -> c.scope.equals("serving"));
        var rate = facts.one("usd-per-chip-hour", c -> c.scope.equals("serving"));
        var input = facts.named(tokens, "input tokens");
        var cached = facts.named(tokens, "cached input tokens");
        var output = facts.named(tokens, "output tokens");
        facts.requireAll();

        var source = chips.source.slug;
        var price = price(model, chips.statedOn);
        if (price == null) {
            throw new MissingData(
                    "The record has no list price of %s for that day.".formatted(model.name),
                    "token price of " + model.slug);
        }
        var perServer =
                (int) AssumptionBook.open(AssumptionBook.INFERENCE).value("chips-per-server");
        var day =
                new ServingDay(
                        chips.value / perServer,
                        perServer,
                        rate.value,
                        input.value,
                        cached.value,
                        output.value,
                        price.input,
                        price.cacheRead == null ? price.input : price.cacheRead,
                        price.output,
                        source);
        var published = facts.any("serving-revenue");
        var revenue = published == null ? day.revenueUsd() : published.value;
        var margin = 1 - day.costUsd() / revenue;
        var markUp = revenue / day.costUsd() - 1;
        var steps = new ArrayList<Step>(day.steps().subList(0, 2));
        var cost = Input.of("cost", day.costUsd(), "USD");
        var sold = new Input("revenue", revenue, "USD", published == null ? null : source);
        steps.add(Step.of("Gross margin", "1 - cost / revenue", margin, "1", cost, sold));
        steps.add(Step.of("Mark-up on cost", "revenue / cost - 1", markUp, "1", sold, cost));
        var publishedCost = facts.any("serving-cost");
        return new ServingDayReport(
                model.slug,
                chips.subjectName,
                chips.statedOn,
                chips.value,
                rate.value,
                input.value,
                cached.value,
                output.value,
                Estimate.exact(day.costUsd()),
                publishedCost == null ? null : publishedCost.value,
                published == null ? null : published.value,
                day.revenueUsd(),
                margin,
                markUp,
                List.copyOf(steps),
                SourceRefs.of(Stream.of(source, price.source.slug).distinct().toList()));
    }

    private static TokenPrice price(Model model, LocalDate on) {
        return MakerPrices.of(List.of(model))
                .on(model, on, row -> row.input != null && row.output != null)
                .orElse(null);
    }

    /** The claims about the model's service, and which of those that are needed are not there. */
    private static final class Facts {

        private final Model model;
        private final List<String> missing = new ArrayList<>();

        Facts(Model model) {
            this.model = model;
        }

        List<Claim> claims(String metric, Predicate<Claim> which) {
            return Claim.about(List.of(model), metric).stream().filter(which).toList();
        }

        Claim any(String metric) {
            return claims(metric, c -> c.scope.equals("per-day")).stream().findFirst().orElse(null);
        }

        Claim one(String metric, Predicate<Claim> which) {
            return found(claims(metric, which).stream(), metric + " in serving");
        }

        Claim named(List<Claim> tokens, String name) {
            return found(
                    tokens.stream().filter(c -> String.valueOf(c.subjectName).startsWith(name)),
                    name + " a day");
        }

        private Claim found(Stream<Claim> claims, String what) {
            var claim = claims.findFirst().orElse(null);
            if (claim == null) {
                missing.add(what);
            }
            return claim;
        }

        void requireAll() {
            if (!missing.isEmpty()) {
                throw new MissingData(
                        "Nobody published a day of service of %s that the record holds."
                                .formatted(model.name),
                        missing.toArray(String[]::new));
            }
        }
    }
}
