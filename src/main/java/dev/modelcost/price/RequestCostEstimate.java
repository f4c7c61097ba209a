package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.PriceTable;
import dev.modelcost.calc.price.RequestCost;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a request costs. */
@ApplicationScoped
public class RequestCostEstimate {

    private final Clock clock;

    RequestCostEstimate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws UnknownName if the record does not have the provider or model
     * @throws MissingData naming what is missing
     */
    RequestCostReport report(RequestCostRequest asked) {
        var use = asked.use();
        var at =
                asked.at() == null
                        ? LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        : asked.at();
        var tier = asked.tier();
        var provider =
                asked.provider() == null ? null : Provider.named("provider", asked.provider());
        var model =
                asked.model() == null ? null : Model.DIRECTORY.requireNamed("model", asked.model());
        var name = asked.providerModel();
        var found =
                asked.prices() == null
                        ? PriceRows.of(provider, model, name, tier, at.toLocalDate())
                        : null;
        var table = new PriceTable(found == null ? List.of(row(asked.prices())) : found.table());
        var cost = cost(table, use, at);
        var row = cost.row();
        var published = found == null ? null : found.rows().get(found.table().indexOf(row));
        var steps = new ArrayList<>(cost.steps());
        var blended = row.input() == null || row.output() == null ? null : blended(row);
        var cached =
                row.input() == null || row.cacheRead() == null || use.promptTokens() == 0
                        ? null
                        : BlendedPrice.cacheAwareInput(
                                row.input(),
                                row.cacheRead(),
                                (double) use.cachedTokens() / use.promptTokens(),
                                row.currency(),
                                row.source());
        Stream.of(blended, cached)
                .filter(price -> price != null)
                .forEach(price -> steps.addAll(price.steps()));
        var assumptions = AssumptionBook.open(AssumptionBook.INFERENCE);
        var words = MethodConstants.words(assumptions);
        steps.add(
                Step.of(
                        "Words of the output",
                        "tokens x words per token",
                        words.words(use.outputTokens()),
                        "word",
                        Input.of("tokens", use.outputTokens(), "token"),
                        new Input("words per token", words.value(), "word", words.source())));
        var tokens = (double) use.promptTokens() + use.outputTokens();
        return new RequestCostReport(
                cost.amount(),
                cost.currency(),
                cost.currency().equals("USD") ? Estimate.exact(cost.amount()) : null,
                published == null ? null : published.provider.ref(),
                Model.ref(published == null ? model : published.model),
                published == null ? name : published.providerModel,
                tier,
                at,
                published == null ? null : published.slug,
                tokens == 0 ? null : Estimate.exact(cost.amount() / tokens * 1e6),
                blended == null ? null : Estimate.exact(blended.perMillionTokens()),
                cached == null ? null : Estimate.exact(cached.perMillionTokens()),
                words.words(use.promptTokens()),
                words.words(use.outputTokens()),
                found == null ? null : found.note(),
                assumed(asked, at, found),
                List.copyOf(steps),
                SourceRefs.of(
                        steps.stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()),
                assumptions.used());
    }

    private static List<String> assumed(
            RequestCostRequest asked, LocalDateTime at, PriceRows found) {
        var assumed = new ArrayList<String>();
        if (asked.at() == null) {
            assumed.add("Time of the request: now, %s UTC.".formatted(at));
        }
        if (found != null && asked.provider() == null) {
            assumed.add(
                    "Provider: %s, the maker of the model."
                            .formatted(found.rows().get(0).provider.name));
        }
        if (found != null && asked.providerModel() == null && found.note() != null) {
            assumed.add(
                    "Sold as: %s, the shortest of several names."
                            .formatted(found.rows().get(0).providerModel));
        }
        return List.copyOf(assumed);
    }

    private static RequestCost cost(PriceTable table, TokenUse use, LocalDateTime at) {
        try {
            return RequestCost.of(table, use, at.toLocalTime());
        } catch (IllegalArgumentException unpriced) {
            // Everything else was checked before, so the rows lack a price for some tokens of this
            // request.
            throw new MissingData(
                    "The request cannot be priced: " + unpriced.getMessage() + ".",
                    List.of("price"));
        }
    }

    private static PriceRow row(RequestCostRequest.Prices prices) {
        var row =
                Stream.of(
                                price(prices.input()),
                                price(prices.output()),
                                price(prices.cacheRead()),
                                price(prices.cacheWrite()),
                                price(prices.batchInput()),
                                price(prices.batchOutput()))
                        .toArray(BigDecimal[]::new);
        if (Stream.of(row).allMatch(price -> price == null)) {
            throw new MissingData("No prices are given.", "prices.input", "prices.output");
        }
        return new PriceRow(
                0,
                null,
                null,
                prices.currency(),
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                row[5],
                null);
    }

    private static BigDecimal price(Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static BlendedPrice blended(PriceRow row) {
        return BlendedPrice.threeToOne(row.input(), row.output(), row.currency(), row.source());
    }
}
