package dev.modelcost.metric;

import dev.modelcost.calc.BlendedPrice;
import dev.modelcost.calc.Input;
import dev.modelcost.calc.PriceRow;
import dev.modelcost.calc.PriceTable;
import dev.modelcost.calc.RequestCost;
import dev.modelcost.calc.Step;
import dev.modelcost.calc.TokenUse;
import dev.modelcost.model.Model;
import dev.modelcost.price.Provider;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.Body;
import dev.modelcost.web.Problems;
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

    private static final List<String> TIERS = List.of("standard", "flex", "priority");
    private static final double MOST_TOKENS = 1e12;
    private static final double MOST_PRICE = 1e6;

    private final Clock clock;

    RequestCostEstimate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field at fault, 422 naming
     *     what is missing
     */
    RequestCostReport report(RequestCostBody body) {
        var use = use(body);
        var given = Body.utc("at", body.at());
        var at = given == null ? LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC) : given;
        var tier = body.tier() == null ? "standard" : Body.oneOf("tier", body.tier(), TIERS);
        var provider =
                body.provider() == null
                        ? null
                        : Provider.named("provider", Body.text("provider", body.provider()));
        var model =
                body.model() == null
                        ? null
                        : Model.DIRECTORY.requireNamed("model", Body.text("model", body.model()));
        var name = Body.text("providerModel", body.providerModel());
        var found =
                body.prices() == null
                        ? PriceRows.of(provider, model, name, tier, at.toLocalDate())
                        : null;
        var table = new PriceTable(found == null ? List.of(row(body.prices())) : found.table());
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
                cost.currency().equals("USD") ? cost.amount() : null,
                published == null ? null : published.provider.ref(),
                Model.ref(published == null ? model : published.model),
                published == null ? name : published.providerModel,
                tier,
                at,
                published == null ? null : published.slug,
                tokens == 0 ? null : cost.amount() / tokens * 1e6,
                blended == null ? null : blended.perMillionTokens(),
                cached == null ? null : cached.perMillionTokens(),
                words.words(use.promptTokens()),
                words.words(use.outputTokens()),
                found == null ? null : found.note(),
                List.copyOf(steps),
                SourceRefs.of(
                        steps.stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()),
                assumptions.used());
    }

    private static RequestCost cost(PriceTable table, TokenUse use, LocalDateTime at) {
        try {
            return RequestCost.of(table, use, at.toLocalTime());
        } catch (IllegalArgumentException unpriced) {
            // The one thing left to go wrong: the rows have no price for tokens of this request.
            throw Problems.notEnoughData(
                    "The request cannot be priced: " + unpriced.getMessage() + ".",
                    List.of("price"));
        }
    }

    private static TokenUse use(RequestCostBody body) {
        var prompt = tokens("promptTokens", body.promptTokens());
        var cached = tokens("cachedTokens", body.cachedTokens());
        var written = tokens("cacheWriteTokens", body.cacheWriteTokens());
        var output = tokens("outputTokens", body.outputTokens());
        if (body.promptTokens() == null && body.outputTokens() == null) {
            throw Body.undetermined(
                    "A request has prompt or output tokens.", "promptTokens or outputTokens");
        }
        if (cached + written > prompt) {
            throw Problems.badParameter(
                    cached > 0 ? "cachedTokens" : "cacheWriteTokens",
                    "with the tokens written to the cache %d, more than the prompt's %d, which include them."
                            .formatted(cached + written, prompt));
        }
        var batch = Boolean.TRUE.equals(body.batch());
        if (batch && cached + written > 0) {
            throw Problems.badParameter(
                    "batch",
                    "the record has no price of cached tokens in a batch; ask without them.");
        }
        return new TokenUse(prompt, cached, written, output, batch);
    }

    private static long tokens(String name, Double value) {
        var checked = Body.number(name, value, 0, MOST_TOKENS);
        if (checked != null && checked != Math.rint(checked)) {
            throw Problems.badParameter(name, "not a whole number of tokens.");
        }
        return checked == null ? 0 : (long) (double) checked;
    }

    private static PriceRow row(RequestCostBody.Prices prices) {
        var currency = prices.currency() == null ? "USD" : prices.currency();
        if (!currency.matches("[A-Z]{3}")) {
            throw Problems.badParameter("prices.currency", "not an ISO 4217 code such as USD.");
        }
        var row =
                Stream.of(
                                price("input", prices.input()),
                                price("output", prices.output()),
                                price("cacheRead", prices.cacheRead()),
                                price("cacheWrite", prices.cacheWrite()),
                                price("batchInput", prices.batchInput()),
                                price("batchOutput", prices.batchOutput()))
                        .toArray(BigDecimal[]::new);
        if (Stream.of(row).allMatch(price -> price == null)) {
            throw Body.undetermined("The prices are empty.", "prices.input", "prices.output");
        }
        return new PriceRow(
                0, null, null, currency, row[0], row[1], row[2], row[3], row[4], row[5], null);
    }

    private static BigDecimal price(String name, Double value) {
        var checked = Body.number("prices." + name, value, 0, MOST_PRICE);
        return checked == null ? null : BigDecimal.valueOf(checked);
    }

    private static BlendedPrice blended(PriceRow row) {
        return BlendedPrice.of(row.input(), row.output(), 3, 1, row.currency(), row.source());
    }
}
