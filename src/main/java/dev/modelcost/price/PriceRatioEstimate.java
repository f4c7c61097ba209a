package dev.modelcost.price;

import dev.modelcost.calc.price.ChargedPrice;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.calc.price.PriceRatio;
import dev.modelcost.calc.price.SoldNames;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two prices, like with like. */
@ApplicationScoped
public class PriceRatioEstimate {

    private final Clock clock;

    PriceRatioEstimate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws InvalidInput naming every difference if the prices are not alike
     * @throws MissingData naming what the question or the record lacks
     */
    PriceRatioReport report(PriceRatioRequest asked) {
        var assumed = new ArrayList<String>();
        var first = point("first", asked.first(), assumed);
        var second = point("second", asked.second(), assumed);
        var ratio = ratio(first, second, asked.mixed());
        if (asked.mixed() && ratio.mix().isEmpty()) {
            assumed.add("Not used: mixed, since the prices are alike.");
        }
        var mix = new TreeMap<String, String>();
        ratio.mix().forEach((difference, sentence) -> mix.put(difference.slug(), sentence));
        return new PriceRatioReport(
                ratio.times(),
                mix,
                assumed.stream().distinct().toList(),
                ratio.steps(),
                SourceRefs.of(
                        ratio.steps().stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()));
    }

    /**
     * @param mixed whether to compare unlike prices anyway
     */
    static PriceRatio ratio(PricePoint first, PricePoint second, boolean mixed) {
        if (second.perMillionTokens().signum() == 0) {
            throw new InvalidInput("second", "the price is 0, and a price cannot be divided by 0.");
        }
        var mix = PriceRatio.differences(first, second);
        if (mix.containsKey(PriceRatio.Difference.CURRENCY)) {
            throw unlike(mix.values(), "");
        }
        if (!mix.isEmpty() && !mixed) {
            throw unlike(mix.values(), " Give mixed=true to compare them anyway.");
        }
        return PriceRatio.mixed(first, second);
    }

    private static InvalidInput unlike(Iterable<String> differences, String advice) {
        return new InvalidInput(
                "second",
                "not comparable with the first: %s.%s"
                        .formatted(String.join("; ", differences), advice));
    }

    private PricePoint point(String place, PriceRatioRequest.Price price, List<String> assumed) {
        if (price == null) {
            throw new MissingData("A ratio needs two prices.", place);
        }
        if (price.kind() == null) {
            throw new MissingData(
                    "The kind of tokens that the price is for is not given; give one of %s."
                            .formatted(
                                    Stream.of(Kind.values())
                                            .map(Kind::slug)
                                            .collect(Collectors.joining(", "))),
                    place + ".kind");
        }
        var on = price.on() == null ? LocalDate.now(clock) : price.on();
        if (price.on() == null) {
            assumed.add("Date of the %s price: today, %s.".formatted(place, on));
        }
        if (price.perMillionTokens() == null) {
            return recorded(place, price, on, assumed);
        }
        var model =
                price.model() == null
                        ? null
                        : Model.DIRECTORY.named(place + ".model", price.model(), null, on, assumed);
        return given(place, price, model, on, assumed);
    }

    /** A price given in the question itself. */
    static PricePoint given(
            String place,
            PriceRatioRequest.Price price,
            Model model,
            LocalDate on,
            List<String> assumed) {
        if (price.currency() == null) {
            assumed.add("Currency of the %s price: USD.".formatted(place));
        }
        if (price.basis() == null) {
            assumed.add("Basis of the %s price: a list price.".formatted(place));
        }
        return new PricePoint(
                model == null ? "the " + place + " price" : model.name,
                BigDecimal.valueOf(price.perMillionTokens()),
                price.kind(),
                price.currency() == null ? "USD" : price.currency(),
                price.basis() == null ? Basis.LIST : price.basis(),
                on,
                null);
    }

    private static PricePoint recorded(
            String place, PriceRatioRequest.Price price, LocalDate on, List<String> assumed) {
        var named =
                NamedOffer.of(
                        place + ".", price.provider(), price.model(), price.providerModel(), on);
        assumed.addAll(named.assumed());
        // Of a day on which the price changes, that which it has in the end.
        var found =
                PriceList.load(named.provider(), named.model(), named.providerModel(), on)
                        .at(on.atTime(LocalTime.MAX), SoldNames.STANDARD);
        if (price.provider() == null) {
            assumed.add(
                    "Provider of the %s price: %s, the maker."
                            .formatted(place, found.provider().name));
        }
        if (price.providerModel() == null && found.note() != null) {
            assumed.add(found.note());
        }
        if (found.retirement() != null) {
            assumed.add(
                    "%s is not sold by %s since %s; the %s price is that of its last day."
                            .formatted(
                                    found.name(),
                                    found.provider().name,
                                    found.retirement().retiresOn,
                                    place));
        }
        if (found.standard().isEmpty()) {
            throw new MissingData(
                    "The record has no standard price for %s at %s on %s."
                            .formatted(found.name(), found.provider().name, on),
                    place + ".perMillionTokens");
        }
        return found.inferred(price.kind())
                .map(inferred -> inferred(place, found, inferred, price.kind(), on, assumed))
                .orElseGet(() -> recorded(place, found.standard(), price.kind(), on));
    }

    private static PricePoint inferred(
            String place,
            PriceRows found,
            ChargedPrice price,
            Kind kind,
            LocalDate on,
            List<String> assumed) {
        assumed.add("The %s price: %s.".formatted(place, price.inferred()));
        return point(found.standard().get(0), price.perCount(), kind, on, price.source());
    }

    /**
     * The price among the rows valid on a day: the one for any prompt at any hour, if there is one.
     */
    static PricePoint recorded(String place, List<TokenPrice> rows, Kind kind, LocalDate on) {
        var row =
                rows.stream()
                        .filter(TokenPrice::isForAnyPromptAndHour)
                        .findFirst()
                        .orElse(rows.get(0));
        var found = row.perMillionTokens(kind);
        if (found == null) {
            throw new MissingData(
                    "The record has no %s price for %s at %s on %s."
                            .formatted(kind.slug(), row.providerModel, row.provider.name, on),
                    place + ".perMillionTokens");
        }
        return point(row, found, kind, on, row.source.slug);
    }

    private static PricePoint point(
            TokenPrice row, BigDecimal price, Kind kind, LocalDate on, String source) {
        return new PricePoint(
                row.model == null ? row.providerModel : row.model.name,
                price,
                kind,
                row.currency,
                row.provider.kind.equals("aggregator") ? Basis.AGGREGATE : Basis.LIST,
                on,
                source);
    }
}
