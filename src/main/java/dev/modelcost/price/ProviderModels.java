package dev.modelcost.price;

import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.names.Resolution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What providers call the models that they sell. */
final class ProviderModels {

    /** Of names that providers give to what they sell. */
    static final String KIND = "model of a provider";

    private ProviderModels() {}

    /** The names under which a provider has prices of tokens. */
    static List<String> ofTokens(Provider provider) {
        return TokenPrice.firsts()
                .filter(first -> first.provider.equals(provider))
                .map(first -> first.providerModel)
                .distinct()
                .toList();
    }

    /** Amazon's names of endpoints in a part of the world; the price list has one row for them. */
    private static final Pattern IN_A_REGION =
            Pattern.compile("(?:us|us-gov|eu|apac|jp|au|ca|sa|me)\\.(\\w+\\..+)");

    /**
     * The entry of a provider's list of token prices that a name is: itself, whatever its case, or
     * that of all regional endpoints; empty if there is none.
     */
    static Optional<String> withTokenPrice(Provider provider, String name) {
        var listed = ofTokens(provider);
        var regional = IN_A_REGION.matcher(name);
        return Stream.concat(
                        Stream.of(name),
                        regional.matches()
                                ? Stream.of("regional." + regional.group(1))
                                : Stream.empty())
                .flatMap(
                        wanted ->
                                listed.stream()
                                        .filter(wanted::equalsIgnoreCase)
                                        .sorted(
                                                Comparator.comparing(
                                                        entry -> !entry.equals(wanted))))
                .findFirst();
    }

    /** Of the interfaces of Amazon and of Google Vertex: a version behind a colon or an at. */
    private static final Pattern ID_OF_A_CLOUD = Pattern.compile(".*(?:\\d:\\d+k?|@\\w+)");

    /**
     * The provider that the name of a model says: the one in the path before it, or the one cloud
     * in whose price list such an id stands; empty if the name says none, or one that has never
     * sold the model.
     *
     * @param name as it was given
     */
    static Optional<Provider> sellerIn(String name, Model model) {
        var sellers =
                TokenPrice.firsts()
                        .filter(first -> model.equals(first.model))
                        .map(first -> first.provider)
                        .distinct()
                        .toList();
        var inPath = Model.DIRECTORY.resolver().seller(name);
        if (inPath.isPresent()) {
            return sellers.stream().filter(p -> p.slug.equals(inPath.get())).findFirst();
        }
        var listing =
                ID_OF_A_CLOUD.matcher(name).matches()
                        ? sellers.stream()
                                .filter(seller -> withTokenPrice(seller, name).isPresent())
                                .toList()
                        : List.<Provider>of();
        return listing.size() == 1 ? Optional.of(listing.get(0)) : Optional.empty();
    }

    /**
     * What is sold under a name that is that of no model in the record, in one price list or in one
     * of a vendor's; empty if several have it or none.
     *
     * @param seller in whose list to look; null for all
     * @param name as it was given, perhaps with who sells it before it
     */
    static Optional<NamedOffer> undescribed(Provider seller, String name) {
        var own = name.substring(name.lastIndexOf('/') + 1);
        var listed =
                Stream.concat(
                                TokenPrice.firsts()
                                        .filter(first -> first.model == null)
                                        .map(
                                                first ->
                                                        new Listed(
                                                                first.provider,
                                                                first.providerModel)),
                                UnitPrice.firsts()
                                        .filter(first -> first.model == null)
                                        .map(
                                                first ->
                                                        new Listed(
                                                                first.provider,
                                                                first.providerModel)))
                        .filter(entry -> seller == null || entry.provider.equals(seller))
                        .filter(
                                entry ->
                                        entry.name.equalsIgnoreCase(name)
                                                || entry.name.equalsIgnoreCase(own))
                        .distinct()
                        .toList();
        var ofVendors =
                listed.stream()
                        .filter(entry -> entry.provider.kind.equals(ProviderKind.VENDOR.slug()))
                        .toList();
        var found = listed.size() == 1 ? listed : ofVendors;
        return found.size() == 1 ? Optional.of(found.get(0).offer(name)) : Optional.empty();
    }

    /** An entry of a price list. */
    private record Listed(Provider provider, String name) {

        NamedOffer offer(String asked) {
            return new NamedOffer(
                    provider,
                    null,
                    name,
                    null,
                    List.of(
                            "Model: the record describes none that is called '%s'; %s sells something under the name %s."
                                    .formatted(Printable.of(asked), provider.name, name)));
        }
    }

    /** That a name is no longer in a price list, while the model that it means is, by another. */
    static String noLongerListed(TokenPrice last) {
        return "The price list of %s had %s until %s; the price is that of the model under its name of the day."
                .formatted(last.provider.name, last.providerModel, last.validTo);
    }

    /** The names under which it has prices of other units: images, seconds, queries. */
    static List<String> ofUnits(Provider provider) {
        return UnitPrice.firsts()
                .filter(first -> first.provider.equals(provider))
                .map(first -> first.providerModel)
                .distinct()
                .toList();
    }

    /**
     * A name of a price list, whatever its case.
     *
     * @param assumed to which goes what it was taken for, if its case differs
     * @throws UnknownName if no price list has it, with near matches
     */
    static String named(String asked, List<String> assumed) {
        var all = TokenPrice.firsts().map(first -> first.providerModel).distinct().toList();
        if (all.contains(asked)) {
            return asked;
        }
        var meant =
                all.stream()
                        .filter(name -> name.equalsIgnoreCase(asked))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UnknownName(
                                                KIND,
                                                asked,
                                                NearMatches.of(asked, all),
                                                "providerModel"));
        assumed.add(Resolution.of(meant, List.of()).taken(KIND, asked));
        return meant;
    }
}
