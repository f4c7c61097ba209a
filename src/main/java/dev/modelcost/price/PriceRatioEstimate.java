package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.calc.price.PriceRatio;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;

/** Compares two prices, like with like. */
@ApplicationScoped
public class PriceRatioEstimate {

    private final Clock clock;

    PriceRatioEstimate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws InvalidInput that names every difference of unlike prices
     * @throws MissingData that names what the record lacks
     */
    PriceRatioReport report(PriceRatioRequest body) {
        var first = point("first", body.first());
        var second = point("second", body.second());
        if (second.perMillionTokens().signum() == 0) {
            throw new InvalidInput("second", "its price is 0: no ratio to nothing.");
        }
        var mix = PriceRatio.differences(first, second);
        var mixed = Boolean.TRUE.equals(body.mixed());
        if (mix.containsKey(PriceRatio.Difference.CURRENCY) || !mix.isEmpty() && !mixed) {
            throw new InvalidInput(
                    "second",
                    "not comparable with the first: %s.%s"
                            .formatted(
                                    String.join("; ", mix.values()),
                                    mix.containsKey(PriceRatio.Difference.CURRENCY)
                                            ? ""
                                            : " Give mixed=true for the ratio with the mix named."));
        }
        var ratio = PriceRatio.mixed(first, second);
        var named = new TreeMap<String, String>();
        ratio.mix()
                .forEach(
                        (difference, sentence) ->
                                named.put(PriceRatioRequest.word(difference), sentence));
        return new PriceRatioReport(
                ratio.times(),
                named,
                ratio.steps(),
                SourceRefs.of(
                        ratio.steps().stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()));
    }

    private PricePoint point(String place, PriceRatioRequest.Price price) {
        if (price == null) {
            throw new MissingData("Two prices make a ratio.", place);
        }
        if (price.kind() == null) {
            throw new MissingData(
                    "Of which tokens the price is: one of %s."
                            .formatted(String.join(", ", PriceRatioRequest.KINDS)),
                    place + ".kind");
        }
        var kind = kind(price.kind());
        var on = price.on() == null ? LocalDate.now(clock) : price.on();
        var model =
                price.model() == null
                        ? null
                        : Model.DIRECTORY.requireNamed(place + ".model", price.model());
        var amount = price.perMillionTokens();
        if (amount != null) {
            var currency = price.currency() == null ? "USD" : price.currency();
            var basis = price.basis();
            return new PricePoint(
                    model == null ? "the " + place + " price" : model.name,
                    BigDecimal.valueOf(amount),
                    kind,
                    currency,
                    "aggregate".equals(basis) ? Basis.AGGREGATE : Basis.LIST,
                    on,
                    null);
        }
        var provider =
                price.provider() == null
                        ? null
                        : Provider.named(place + ".provider", price.provider());
        var name = price.providerModel();
        var rows = PriceRows.of(provider, model, name, "standard", on).rows();
        var row =
                rows.stream()
                        .filter(TokenPrice::isForAnyPromptAndHour)
                        .findFirst()
                        .orElse(rows.get(0));
        var found = amount(row, kind);
        if (found == null) {
            throw new MissingData(
                    "%s publishes no price of %s for %s."
                            .formatted(
                                    row.provider.name,
                                    PriceRatioRequest.word(kind),
                                    row.providerModel),
                    place + ".perMillionTokens");
        }
        return new PricePoint(
                model == null ? row.providerModel : model.name,
                found,
                kind,
                row.currency,
                row.provider.kind.equals("aggregator") ? Basis.AGGREGATE : Basis.LIST,
                on,
                row.source.slug);
    }

    private static BigDecimal amount(TokenPrice row, Kind kind) {
        return switch (kind) {
            case INPUT -> row.input;
            case CACHED_INPUT -> row.cacheRead;
            case CACHE_WRITE -> row.cacheWrite;
            case OUTPUT -> row.output;
            case BATCH_INPUT -> row.batchInput;
            case BATCH_OUTPUT -> row.batchOutput;
            case BLENDED ->
                    row.input == null || row.output == null
                            ? null
                            : BigDecimal.valueOf(
                                    BlendedPrice.of(row.input, row.output, 3, 1, row.currency, null)
                                            .perMillionTokens());
        };
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
