package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PriceTable;
import dev.modelcost.calc.price.PricedRequest;
import dev.modelcost.calc.price.RequestCost;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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
        var table = new PriceTable(found == null ? List.of(asked.prices().row()) : found.table());
        var assumptions = AssumptionBook.open(AssumptionBook.INFERENCE);
        var priced =
                PricedRequest.of(cost(table, use, at), use, MethodConstants.words(assumptions));
        var cost = priced.cost();
        var published = found == null ? null : found.rows().get(found.table().indexOf(cost.row()));
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
                priced.perMillionTokens() == null
                        ? null
                        : Estimate.exact(priced.perMillionTokens()),
                perMillionTokens(priced.blended()),
                perMillionTokens(priced.cacheAwareInput()),
                priced.promptWords(),
                priced.outputWords(),
                found == null ? null : found.note(),
                assumed(asked, at, found),
                priced.steps(),
                SourceRefs.of(
                        priced.steps().stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()),
                assumptions.used());
    }

    private static Estimate perMillionTokens(BlendedPrice price) {
        return price == null ? null : Estimate.exact(price.perMillionTokens());
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
}
