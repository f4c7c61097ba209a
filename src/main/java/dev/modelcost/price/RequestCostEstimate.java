package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.price.BillingRule;
import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.PriceTable;
import dev.modelcost.calc.price.PricedRequest;
import dev.modelcost.calc.price.RequestCost;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.price.RequestCostReport.Bill;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What requests cost. */
@ApplicationScoped
public class RequestCostEstimate {

    private final Clock clock;

    RequestCostEstimate(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws UnknownName of a provider or a model that the record does not have
     * @throws InvalidInput if only a day is given and the price depends on the hour
     * @throws MissingData that names what is missing
     */
    RequestCostReport report(RequestCostRequest asked) {
        if (asked.models() == null) {
            return one(asked);
        }
        var bills = new ArrayList<Bill>();
        var reports = new ArrayList<RequestCostReport>();
        MissingData missing = null;
        for (var model : asked.models()) {
            try {
                var report = one(asked.of(model));
                reports.add(report);
                bills.add(Bill.of(model, report));
            } catch (MissingData unpriced) {
                missing = missing == null ? unpriced : missing;
                bills.add(Bill.without(model, unpriced.getMessage()));
            }
        }
        if (reports.isEmpty()) {
            throw missing;
        }
        bills.sort(
                Comparator.comparing(
                        Bill::amount, Comparator.nullsLast(Comparator.naturalOrder())));
        return reports.get(0)
                .with(
                        List.copyOf(bills),
                        SourceRefs.distinct(
                                reports.stream().flatMap(report -> report.sources().stream())));
    }

    private RequestCostReport one(RequestCostRequest asked) {
        var now =
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS);
        var at = asked.at() == null ? now : asked.at();
        var staleAfter = AssumptionBook.open(AssumptionBook.MARKET_RATE).value("stale-after");
        var named =
                asked.prices() == null
                        ? NamedOffer.of(
                                "",
                                asked.provider(),
                                asked.model(),
                                asked.providerModel(),
                                at.toLocalDate())
                        : null;
        var found = named == null ? null : found(named, asked, at, staleAfter);
        var table = found == null ? ofGiven(asked.prices().row()) : found.table();
        var assumptions = AssumptionBook.open(AssumptionBook.INFERENCE);
        var priced =
                PricedRequest.of(
                        cost(table, asked.use(), at, found),
                        asked.use(),
                        asked.requests(),
                        MethodConstants.words(assumptions));
        var cost = priced.cost();
        var dates = found == null ? null : found.dates(cost.row()).orElse(null);
        var seen = at.isAfter(now) ? now.toLocalDate() : at.toLocalDate();
        var stale = dates != null && dates.isStale(seen, staleAfter);
        return new RequestCostReport(
                priced.total(),
                cost.currency(),
                cost.currency().equals("USD") ? Estimate.exact(priced.total()) : null,
                asked.requests(),
                Estimate.exact(cost.amount()),
                found == null ? null : found.provider().ref(),
                found == null
                        ? null
                        : Model.ref(named.meant() == null ? found.model() : named.meant()),
                found == null ? asked.providerModel() : found.name(),
                asked.tier(),
                at,
                cost.row().slug(),
                dates == null ? null : dates.validFrom(),
                dates == null ? null : dates.lastSeenOn(),
                stale,
                found == null || found.retirement() == null
                        ? null
                        : found.retirement().view(found.provider().ref()),
                priced.perMillionTokens() == null
                        ? null
                        : Estimate.exact(priced.perMillionTokens()),
                perMillionTokens(priced.blended()),
                perMillionTokens(priced.cacheAwareInput()),
                priced.promptWords(),
                priced.outputWords(),
                null,
                found == null ? null : found.note(),
                Stream.of(
                                named == null ? List.<String>of() : named.assumed(),
                                new PriceAssumptions(asked, at, now)
                                        .of(found, dates, cost, stale, staleAfter),
                                withoutEffect(asked, at, cost.amount()))
                        .flatMap(List::stream)
                        .toList(),
                priced.steps(),
                SourceRefs.of(
                        priced.steps().stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()),
                assumptions.used());
    }

    private static PriceRows found(
            NamedOffer named, RequestCostRequest asked, LocalDateTime at, double near) {
        try {
            return sold(named.provider(), named, asked, at, near);
        } catch (MissingData notByItsMaker) {
            var cheapest = cheapest(named, asked, at.toLocalDate());
            if (cheapest.isEmpty()) {
                throw notByItsMaker;
            }
            return sold(cheapest.get(), named, asked, at, near);
        }
    }

    /** Who sells the model for least, where the question names nobody. */
    private static Optional<Provider> cheapest(
            NamedOffer named, RequestCostRequest asked, LocalDate day) {
        return named.provider() == null
                        && named.providerModel() == null
                        && named.model() != null
                        && asked.tier().equals(ServiceTier.STANDARD.slug())
                ? ApiOffer.of(named.model(), day, asked.use()).stream()
                        .map(ApiOffer::provider)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * @param seller null for the maker
     */
    private static PriceRows sold(
            Provider seller,
            NamedOffer named,
            RequestCostRequest asked,
            LocalDateTime at,
            double near) {
        var list = PriceList.load(seller, named.model(), named.providerModel(), at.toLocalDate());
        return list.beforeFirstSight(at, asked.tier(), near)
                .orElseGet(
                        () ->
                                asked.anyHour()
                                        ? list.on(
                                                at.toLocalDate(),
                                                asked.tier(),
                                                asked.use().promptTokens(),
                                                "at")
                                        : list.at(at, asked.tier()));
    }

    /** Of the given prices, those without which the request costs the same. */
    private static List<String> withoutEffect(
            RequestCostRequest asked, LocalDateTime at, double amount) {
        if (asked.prices() == null) {
            return List.of();
        }
        var names =
                asked.prices().named().entrySet().stream()
                        .filter(
                                price ->
                                        asked.prices()
                                                .without(price.getValue())
                                                .map(row -> costs(row, asked.use(), at, amount))
                                                .orElse(false))
                        .map(Map.Entry::getKey)
                        .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(
                        "Without effect on the amount of this request: %s."
                                .formatted(String.join(", ", names)));
    }

    private static boolean costs(PriceRow row, TokenUse use, LocalDateTime at, double amount) {
        try {
            return RequestCost.of(ofGiven(row), use, at).amount() == amount;
        } catch (IllegalArgumentException unpriced) {
            return false;
        }
    }

    private static PriceTable ofGiven(PriceRow row) {
        return new PriceTable(List.of(row), null, BillingRule.ofGivenPrices(), List.of());
    }

    private static Estimate perMillionTokens(BlendedPrice price) {
        return price == null ? null : Estimate.exact(price.perMillionTokens());
    }

    /**
     * @param found null for prices that are given
     */
    private static RequestCost cost(
            PriceTable table, TokenUse use, LocalDateTime at, PriceRows found) {
        try {
            return RequestCost.of(table, use, at);
        } catch (IllegalArgumentException unpriced) {
            // All else was checked before: the rows have no price for something in this request.
            throw new MissingData(
                    "The request cannot be priced: %s%s."
                            .formatted(
                                    unpriced.getMessage(),
                                    use.batch() && found != null
                                            ? " at %s, and knows no rule by which it charges batches; without batch it costs the standard price"
                                                    .formatted(found.provider().name)
                                            : ""),
                    List.of("price"));
        }
    }
}
