package dev.modelcost.price;

import dev.modelcost.calc.price.BillingRule;
import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.SoldNames;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.model.Retirement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a provider charges for a model at one time or another.
 *
 * @param model null if the name alone says what is sold
 * @param providerModel the one name that is asked for; null for the shortest
 * @param history of its prices
 * @param rule of the provider; null if none is known
 * @param retirements of the names
 */
record PriceList(
        Provider provider,
        Model model,
        String providerModel,
        PriceHistory history,
        BillingRule rule,
        List<Retirement> retirements) {

    /**
     * @param provider null for the maker
     * @param model null if the provider's own name tells which it is
     * @param providerModel null for the shortest name
     * @param on day on which the maker is wanted
     * @throws MissingData if it is not said what is sold, or the maker does not sell it
     */
    static PriceList load(Provider provider, Model model, String providerModel, LocalDate on) {
        if (model == null && (provider == null || providerModel == null)) {
            throw new MissingData(
                    "It is not said what is sold: give a model, or a provider with its providerModel, or the prices.",
                    "model or prices");
        }
        var seller = provider == null ? maker(model, on) : provider;
        // A name without a model stands alone; else all names of its models are there.
        var history =
                model == null
                        ? PriceHistory.of(seller, providerModel)
                        : PriceHistory.of(seller, model);
        var names =
                Stream.concat(history.names().stream(), Stream.ofNullable(providerModel))
                        .distinct()
                        .toList();
        return new PriceList(
                seller,
                model,
                providerModel,
                history,
                ProviderBilling.of(seller),
                names.isEmpty() ? List.of() : Retirement.of(seller.id, names));
    }

    /**
     * What each provider charges for a model in a tier on a day; not what is charged in other
     * units.
     */
    static List<PriceList> ofSellers(Model model, String tier, LocalDate day) {
        var offers =
                TokenPrice.firsts()
                        .filter(first -> first.tier.equals(tier))
                        .filter(first -> model.equals(first.model))
                        .toList();
        return TokenPrice.around(day, offers).stream()
                .collect(Collectors.groupingBy(row -> row.provider))
                .entrySet()
                .stream()
                .map(
                        seller ->
                                new PriceList(
                                        seller.getKey(),
                                        model,
                                        null,
                                        PriceHistory.of(seller.getValue(), List.of()),
                                        ProviderBilling.of(seller.getKey()),
                                        List.of()))
                .toList();
    }

    /** The prices at a moment (UTC); empty if the record holds none. */
    Optional<PriceRows> find(LocalDateTime utc, String tier) {
        return holding(utc, tier, null);
    }

    private static Provider maker(Model model, LocalDate on) {
        return MakerPrices.on(List.of(model), on)
                .on(model, on)
                .or(() -> MakerPrices.beginning(model))
                .map(row -> row.provider)
                .or(() -> makerByUnits(model))
                .orElseThrow(() -> notSoldByItsMaker(model));
    }

    /** Of what its maker sells by the minute or the image alone. */
    private static Optional<Provider> makerByUnits(Model model) {
        return UnitPrice.firsts()
                .filter(first -> model.equals(first.model))
                .map(first -> first.provider)
                .filter(seller -> MakerSales.isOwn(seller, model))
                .min(Comparator.comparing(seller -> seller.slug));
    }

    private static String sellers(Model model) {
        return TokenPrice.firsts()
                .filter(first -> model.equals(first.model))
                .map(first -> first.provider.slug)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static MissingData notSoldByItsMaker(Model model) {
        var others = sellers(model);
        return new MissingData(
                "The record has no price of %s by its maker%s."
                        .formatted(
                                model.name,
                                others.isEmpty()
                                        ? ""
                                        : "; it has some by these providers: " + others),
                "token price");
    }

    /**
     * The prices at a moment (UTC). Of a name that is retired by then, those of its last day.
     *
     * @throws MissingData if the record holds none
     */
    PriceRows at(LocalDateTime utc, String tier) {
        return holding(utc, tier, null)
                .or(() -> retired(utc).flatMap(last -> holding(before(last, utc), tier, last)))
                .orElseThrow(() -> missing(utc.toLocalDate(), tier));
    }

    /**
     * The prices of a day whose hour is not known.
     *
     * @param promptTokens of the request
     * @param parameter that gives the day
     * @throws InvalidInput if the price depends on the hour
     */
    PriceRows on(LocalDate day, String tier, long promptTokens, String parameter) {
        var noon = at(day.atTime(LocalTime.NOON), tier);
        var at = noon.retirement() == null ? day : noon.retirement().retiresOn.minusDays(1);
        var edges = new TreeSet<LocalTime>();
        history.tokens(at)
                .forEach(
                        row -> {
                            if (row.validFrom.equals(at) && row.validFromUtc != null) {
                                edges.add(row.validFromUtc);
                            }
                            if (at.equals(row.validTo) && row.validToUtc != null) {
                                edges.add(row.validToUtc);
                            }
                        });
        edges.addAll(noon.table().edges(at));
        var changes =
                edges.stream().filter(edge -> !isSame(noon, at, edge, tier, promptTokens)).toList();
        if (!changes.isEmpty()) {
            throw new InvalidInput(
                    parameter,
                    "the price of %s at %s depends on the hour of %s (it changes at %s UTC); give the hour too, such as %sT12:00:00Z."
                            .formatted(
                                    noon.name(),
                                    provider.name,
                                    day,
                                    edges.stream()
                                            .filter(edge -> !edge.equals(LocalTime.MIDNIGHT))
                                            .map(LocalTime::toString)
                                            .collect(Collectors.joining(", ")),
                                    day));
        }
        return noon;
    }

    private boolean isSame(
            PriceRows noon, LocalDate day, LocalTime edge, String tier, long promptTokens) {
        var then = holding(day.atTime(edge), tier, null);
        return then.isPresent()
                && row(then.get(), promptTokens, day.atTime(edge))
                        .equals(row(noon, promptTokens, day.atTime(LocalTime.NOON)));
    }

    private static Optional<Map<Charge, PriceRow.Quote>> row(
            PriceRows rows, long promptTokens, LocalDateTime utc) {
        try {
            return Optional.of(rows.table().rowFor(promptTokens, utc).prices());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<PriceRows> holding(LocalDateTime utc, String tier, Retirement retirement) {
        var around = history.tokens(utc.toLocalDate());
        var holding = around.stream().filter(row -> row.holdsAt(utc)).toList();
        var meant = model == null ? meant(holding) : model;
        var held =
                holding.stream()
                        .filter(
                                row ->
                                        row.providerModel.equals(providerModel)
                                                || meant != null
                                                        && row.model != null
                                                        && meant.id.equals(row.model.id))
                        .toList();
        var units =
                history.units(utc.toLocalDate()).stream()
                        .filter(unit -> unit.holdsOn(utc.toLocalDate()))
                        .toList();
        var sold = new SoldNames(PriceRows.sold(held, units));
        var names = sold.names(tier);
        var name = providerModel != null ? providerModel : names.isEmpty() ? null : names.get(0);
        if (name == null || !sold.has(name, tier)) {
            return Optional.empty();
        }
        return Optional.of(
                new PriceRows(
                        provider,
                        meant,
                        name,
                        sold.table(name, tier, rule),
                        held,
                        units,
                        around,
                        providerModel != null ? List.of() : names.subList(1, names.size()),
                        null,
                        retirement));
    }

    /**
     * The first prices that anybody saw, at a moment (UTC) shortly before, when the model was out;
     * empty if the record holds prices at the moment, or nothing of the kind.
     *
     * @param days how long before
     */
    Optional<PriceRows> beforeFirstSight(LocalDateTime utc, String tier, double days) {
        var day = utc.toLocalDate();
        return history.tokens(day).stream()
                .filter(row -> row.tier.equals(tier))
                .filter(row -> providerModel == null || row.providerModel.equals(providerModel))
                .min(Comparator.comparing(row -> row.validFrom))
                .filter(first -> first.validFrom.isAfter(day))
                .filter(first -> ChronoUnit.DAYS.between(day, first.validFrom) <= days)
                .filter(first -> first.dateBasis.equals(PriceDateBasis.OBSERVED.slug()))
                .filter(
                        first ->
                                first.model != null
                                        && first.model.releasedOn != null
                                        && !first.model.releasedOn.isAfter(day))
                .flatMap(
                        first ->
                                holding(first.validFrom.atTime(utc.toLocalTime()), tier, null)
                                        .map(rows -> rows.seenOn(first.validFrom)));
    }

    /** The model that the name stands for at the time; null if the record does not hold it. */
    private Model meant(List<TokenPrice> holding) {
        return holding.stream()
                .filter(row -> row.providerModel.equals(providerModel))
                .map(row -> row.model)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** Of the names in question, the one that went last. */
    private Optional<Retirement> retired(LocalDateTime utc) {
        return retirements.stream()
                .filter(end -> !end.retiresOn.isAfter(utc.toLocalDate()))
                .filter(end -> providerModel == null || end.providerModel.equals(providerModel))
                .max(
                        Comparator.<Retirement, LocalDate>comparing(end -> end.retiresOn)
                                .thenComparing(
                                        end -> end.providerModel,
                                        Collections.reverseOrder(StandardPrice.SHORTEST_NAME)));
    }

    private static LocalDateTime before(Retirement end, LocalDateTime utc) {
        return end.retiresOn.minusDays(1).atTime(utc.toLocalTime());
    }

    private MissingData missing(LocalDate on, String tier) {
        var what = providerModel != null ? providerModel : model == null ? "it" : model.name;
        var own =
                history.tokens(on).stream()
                        .filter(row -> row.tier.equals(tier))
                        .filter(
                                row ->
                                        providerModel == null
                                                || row.providerModel.equals(providerModel))
                        .toList();
        var last =
                own.stream()
                        .filter(row -> row.validTo != null && !row.validTo.isAfter(on))
                        .max(
                                Comparator.<TokenPrice, LocalDate>comparing(row -> row.validTo)
                                        .thenComparing(TokenPrice::isForAnyPromptAndHour));
        var next =
                own.stream()
                        .filter(row -> row.validFrom.isAfter(on))
                        .min(Comparator.comparing(row -> row.validFrom));
        var near =
                last.map(
                                row ->
                                        " Its last before ended on %s: %s."
                                                .formatted(row.validTo, row.slug))
                        .or(
                                () ->
                                        next.map(
                                                row ->
                                                        " Its first after begins on %s: %s."
                                                                .formatted(
                                                                        row.validFrom, row.slug)))
                        .orElse("");
        var others = own.isEmpty() && model != null ? sellers(model) : "";
        return new MissingData(
                "The record has no %s price of %s by %s that held on %s.%s%s"
                        .formatted(
                                tier,
                                what,
                                provider.name,
                                on,
                                near,
                                others.isEmpty()
                                        ? ""
                                        : " It has prices of it by these providers: "
                                                + others
                                                + "."),
                "token price");
    }
}
