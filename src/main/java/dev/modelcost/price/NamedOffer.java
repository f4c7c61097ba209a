package dev.modelcost.price;

import dev.modelcost.calc.price.SoldNames;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.names.Resolution;
import io.quarkus.hibernate.orm.panache.Panache;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is sold, as a question names it: by a provider, a model and the provider's own name of the
 * model, each as people write it.
 *
 * @param provider null for the maker
 * @param model null if the provider's own name says which it is
 * @param providerModel as the price list has it; null for the shortest name of the model
 * @param meant model that the names mean, also where its prices are not linked with it; null if the
 *     record does not tell
 * @param assumed what the names were taken for, in sentences
 */
record NamedOffer(
        Provider provider, Model model, String providerModel, Model meant, List<String> assumed) {

    /** After all prices, of which each offer's last is then read. */
    private static final LocalDate AFTER_ALL = LocalDate.of(2200, 12, 31);

    private static final String MEANT =
            """
            select n.sold_as from model_name n left join provider p on p.id = n.provider_id
             where lower(n.name) in (:names) and n.sold_as is not null
               and (n.valid_from is null or n.valid_from <= :day) and (n.valid_to is null or n.valid_to > :day)
            """;

    private static final String CALLED =
            """
            select n.name from model_name n join model m on m.id = n.model_id
             where m.slug = :model and n.valid_from <= :day and (n.valid_to is null or n.valid_to > :day)
            """;

    /**
     * @param place of the fields in the question, such as {@code first.}; empty for none
     * @param provider null if it was not given
     * @param model null if it was not given
     * @param providerModel null if it was not given
     * @param day on which it is sold
     * @throws UnknownName of a name that the record does not know, with near matches
     */
    static NamedOffer of(
            String place, String provider, String model, String providerModel, LocalDate day) {
        var assumed = new ArrayList<String>();
        var seller = Provider.DIRECTORY.named(place + "provider", provider, assumed);
        var sellerSlug = seller == null ? null : seller.slug;
        Model named;
        try {
            named = Model.DIRECTORY.named(place + "model", model, sellerSlug, day, assumed);
        } catch (UnknownName unknown) {
            return ProviderModels.undescribed(seller, model)
                    .filter(sold -> providerModel == null && unknown.candidates().isEmpty())
                    .orElseThrow(() -> unknown);
        }
        if (providerModel != null && seller != null) {
            return own(place, seller, named, providerModel, day, assumed);
        }
        if (named == null || providerModel != null) {
            return new NamedOffer(seller, named, providerModel, named, List.copyOf(assumed));
        }
        var told = seller == null ? ProviderModels.sellerIn(model, named).orElse(null) : seller;
        if (told == null) {
            var unpriced = ProviderModels.unpricedSellerIn(model);
            if (unpriced.isPresent() && !isSoldByItsMaker(named)) {
                // Hosts charge what they like: what another asks is no answer.
                return new NamedOffer(unpriced.get(), named, null, named, List.copyOf(assumed));
            }
            unpriced.map(host -> ProviderModels.unpriced(model, host, named))
                    .ifPresent(assumed::add);
        }
        return listed(told, named, model, day, assumed);
    }

    /** By the provider's own name: as its price list has it, else what model that name means. */
    private static NamedOffer own(
            String place,
            Provider seller,
            Model model,
            String name,
            LocalDate day,
            List<String> assumed) {
        var priced = ProviderModels.withTokenPrice(seller, name);
        if (priced.isPresent() || model != null) {
            var own = priced.orElse(name);
            if (!own.equals(name) && own.equalsIgnoreCase(name)) {
                assumed.add(Resolution.of(own, List.of()).taken(ProviderModels.KIND, name));
            } else if (!own.equals(name)) {
                assumed.add(
                        "%s: charged as %s, %s."
                                .formatted(
                                        Printable.of(name),
                                        own,
                                        own.startsWith(ProviderModels.REGIONAL)
                                                ? "which the price list has for all regional endpoints"
                                                : "the entry of the price list that it is but for the region and the version"));
            }
            return new NamedOffer(seller, model, own, model, List.copyOf(assumed));
        }
        var isUnit = ProviderModels.ofUnits(seller).contains(name);
        try {
            var taken = new ArrayList<String>();
            var meant =
                    Model.DIRECTORY.named(place + "providerModel", name, seller.slug, day, taken);
            // A name that has prices of units alone is that of the model whose tokens are sold.
            if (!isUnit || TokenPrice.firsts().anyMatch(first -> isOffer(first, seller, meant))) {
                assumed.addAll(taken);
                return new NamedOffer(seller, meant, null, meant, List.copyOf(assumed));
            }
        } catch (UnknownName unknown) {
            if (!unknown.candidates().isEmpty()) {
                throw unknown;
            }
            if (!isUnit) {
                // What a provider sells need not be in the record.
                throw new MissingData(
                        "The record has no price of '%s' by %s, and knows no model of that name.%s"
                                .formatted(
                                        Printable.of(name),
                                        seller.name,
                                        NearMatches.didYouMean(unknown.nearMatches())),
                        "token price");
            }
        }
        return new NamedOffer(seller, null, name, null, List.copyOf(assumed));
    }

    /**
     * By a model's name: if the maker's price list has an entry of this very name that is of
     * another model's row, or at another price than the model's usual one, that is what is charged
     * for the name.
     */
    private static NamedOffer listed(
            Provider seller, Model model, String asked, LocalDate day, List<String> assumed) {
        var names = new LinkedHashSet<>(ProviderModels.written(asked));
        if (seller != null) {
            ProviderModels.withTokenPrice(seller, asked).ifPresent(names::add);
        }
        names.addAll(meant(names, day));
        Predicate<TokenPrice> isSellers =
                row ->
                        seller == null
                                ? MakerSales.isOwn(row.provider, model)
                                : row.provider.slug.equals(seller.slug);
        var listed = listedAs(names).filter(isSellers).toList();
        var held = TokenPrice.around(day, listed).stream().filter(row -> row.holdsOn(day)).toList();
        // What a name meant on another day may be another model; what it was sold at is its own.
        var rows =
                held.isEmpty()
                        ? TokenPrice.around(
                                AFTER_ALL,
                                listed.stream().filter(row -> isOrMayBe(row, model)).toList())
                        : held;
        // What is written in full goes before what is left of it: a region has its own price.
        var written = List.copyOf(lowerCase(names));
        var own =
                rows.stream()
                        .filter(row -> isOf(row, model))
                        .min(
                                Comparator.comparingInt(
                                        row ->
                                                written.indexOf(
                                                        row.providerModel.toLowerCase(
                                                                Locale.ROOT))));
        var isOver =
                !rows.isEmpty()
                        && held.isEmpty()
                        && own.isEmpty()
                        && isSold(rows.get(0).provider, model, day);
        if (isOver) {
            assumed.add(ProviderModels.noLongerListed(rows.get(0)));
        }
        if (rows.isEmpty()
                || isOver
                || own.filter(row -> isBySlug(row, model, written) || isUsual(row, day))
                        .isPresent()) {
            return calledOtherwise(model, day, isSellers, assumed)
                    .orElseGet(
                            () -> new NamedOffer(seller, model, null, model, List.copyOf(assumed)));
        }
        var row = own.orElse(rows.get(0));
        assumed.add(
                "Sold as %s%s: what the price list of %s has under the name '%s'%s."
                        .formatted(
                                row.providerModel,
                                row.model == null ? "" : " (" + row.model.name + ")",
                                row.provider.name,
                                Printable.of(asked),
                                held.isEmpty() ? "" : " on " + day));
        return new NamedOffer(
                row.provider,
                row.model,
                row.providerModel,
                row.model == null ? model : row.model,
                List.copyOf(assumed));
    }

    /**
     * By the name that the seller gave on the day to a model of which its price list has no rows:
     * one name that means one model after the other.
     */
    private static Optional<NamedOffer> calledOtherwise(
            Model model, LocalDate day, Predicate<TokenPrice> isSellers, List<String> assumed) {
        if (TokenPrice.firsts().anyMatch(row -> isOf(row, model) && isSellers.test(row))) {
            return Optional.empty();
        }
        var listed = listedAs(called(model, day)).filter(isSellers).toList();
        return TokenPrice.around(day, listed).stream()
                .filter(row -> row.holdsOn(day))
                .findFirst()
                .map(
                        row -> {
                            assumed.add(
                                    "Sold as %s, which meant %s at %s on %s."
                                            .formatted(
                                                    row.providerModel,
                                                    model.name,
                                                    row.provider.name,
                                                    day));
                            return new NamedOffer(
                                    row.provider,
                                    row.model,
                                    row.providerModel,
                                    model,
                                    List.copyOf(assumed));
                        });
    }

    /**
     * Whether the model was asked for by its slug, and not by more than that ({@code eu/gpt-5.1}).
     */
    private static boolean isBySlug(TokenPrice row, Model model, List<String> written) {
        return written.contains(model.slug)
                && written.indexOf(row.providerModel.toLowerCase(Locale.ROOT))
                        >= written.indexOf(model.slug);
    }

    private static boolean isSoldByItsMaker(Model model) {
        return TokenPrice.firsts()
                .anyMatch(row -> isOf(row, model) && MakerSales.isOwn(row.provider, model));
    }

    private static Set<String> called(Model model, LocalDate day) {
        return Set.copyOf(
                Panache.getSession()
                        .createNativeQuery(CALLED, String.class)
                        .setParameter("model", model.slug)
                        .setParameter("day", day)
                        .getResultList());
    }

    private static boolean isSold(Provider seller, Model model, LocalDate day) {
        return PriceHistory.of(seller, model).tokens(day).stream()
                .anyMatch(offer -> offer.holdsOn(day));
    }

    private static boolean isOffer(TokenPrice first, Provider seller, Model model) {
        return first.provider.equals(seller) && model.equals(first.model);
    }

    /** The first standard prices under any of these names, whatever their case. */
    private static Stream<TokenPrice> listedAs(Set<String> names) {
        var lowerCase = lowerCase(names);
        return TokenPrice.firsts()
                .filter(first -> first.tier.equals(SoldNames.STANDARD))
                .filter(first -> lowerCase.contains(first.providerModel.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isOf(TokenPrice row, Model model) {
        return row.model != null && row.model.slug.equals(model.slug);
    }

    private static boolean isOrMayBe(TokenPrice row, Model model) {
        return row.model == null || isOf(row, model);
    }

    /**
     * Whether the model costs as much under its shortest name, which is the one that counts, on the
     * day, or on the last day of a price that has ended; or has no shorter name.
     */
    private static boolean isUsual(TokenPrice row, LocalDate day) {
        var on = row.holdsOn(day) || row.validTo == null ? day : row.validTo.minusDays(1);
        return PriceHistory.of(row.provider, row.model).tokens(on).stream()
                .filter(other -> other.tier.equals(row.tier))
                .filter(other -> other.holdsOn(on))
                .filter(TokenPrice::isForAnyPromptAndHour)
                .min(
                        Comparator.comparing(
                                other -> other.providerModel, StandardPrice.SHORTEST_NAME))
                .filter(o -> o.providerModel.length() < row.providerModel.length())
                .map(usual -> costsAsMuch(usual, row))
                .orElse(true);
    }

    private static boolean costsAsMuch(TokenPrice one, TokenPrice other) {
        return isSame(one.input, other.input) && isSame(one.output, other.output);
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static List<String> meant(Set<String> names, LocalDate day) {
        return Panache.getSession()
                .createNativeQuery(MEANT, String.class)
                .setParameterList("names", lowerCase(names))
                .setParameter("day", day)
                .getResultList();
    }
}
