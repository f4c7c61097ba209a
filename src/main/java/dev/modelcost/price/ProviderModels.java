package dev.modelcost.price;

import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.names.Resolution;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What the price list has before a name for all endpoints in a part of the world. */
    static final String REGIONAL = "regional.";

    /** Amazon's names of endpoints in a part of the world; the price list has one row for them. */
    private static final Pattern IN_A_REGION =
            Pattern.compile("(?:us|us-gov|eu|apac|jp|au|ca|sa|me)\\.(\\w+\\..+)");

    /** The date and the version at the end of Amazon's names, each of which may be left out. */
    private static final Pattern VERSION = Pattern.compile("(.+?)(-20\\d{6})?(-v\\d(?::\\d)?)?");

    /**
     * The entry of a provider's list of token prices that a name is: itself, whatever its case; of
     * a regional endpoint that of all of them, else that of the endpoint without a region; each
     * with its version or without. Empty if there is none.
     */
    static Optional<String> withTokenPrice(Provider provider, String name) {
        var listed = ofTokens(provider);
        var regional = IN_A_REGION.matcher(name);
        var plain = regional.matches() ? regional.group(1) : name;
        var isOfAmazon = regional.matches() || OF_AMAZON.matcher(name).matches();
        return Stream.of(
                        Stream.of(name),
                        regional.matches() ? Stream.of(REGIONAL + plain) : Stream.<String>empty(),
                        isOfAmazon
                                ? versions(regional.matches() ? REGIONAL + plain : plain)
                                : Stream.<String>empty(),
                        regional.matches() ? versions(plain) : Stream.<String>empty())
                .flatMap(wanted -> wanted)
                .flatMap(
                        wanted ->
                                listed.stream()
                                        .filter(wanted::equalsIgnoreCase)
                                        .sorted(
                                                Comparator.comparing(
                                                        entry -> !entry.equals(wanted))))
                .findFirst();
    }

    private static Stream<String> versions(String name) {
        var parts = VERSION.matcher(name);
        return parts.matches()
                ? Stream.of(
                        name, parts.group(1) + "-v1:0", name + "-v1:0", name + ":0", parts.group(1))
                : Stream.of(name);
    }

    /** A name as it is written, and without who sells it before it: every end of its path. */
    static Set<String> written(String name) {
        var all = new LinkedHashSet<String>();
        all.add(name);
        for (var slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            all.add(name.substring(slash + 1));
        }
        return all;
    }

    /** Amazon's interface: the maker, a point, the model ({@code deepseek.v3.2}). */
    private static final Pattern OF_AMAZON =
            Pattern.compile(
                    "(?:(?:us|us-gov|eu|apac|jp|au|ca|sa|me|global)\\.)?[a-z][a-z0-9]*\\.[a-z].*");

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
                ID_OF_A_CLOUD.matcher(name).matches() || OF_AMAZON.matcher(name).matches()
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
        var written = written(name);
        var said = seller == null ? unpricedSellerIn(name).orElse(null) : seller;
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
                        .filter(entry -> said == null || entry.provider.equals(said))
                        .filter(entry -> written.stream().anyMatch(entry.name::equalsIgnoreCase))
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

    /** The provider in the path before a name, whether or not it sells the model. */
    static Optional<Provider> unpricedSellerIn(String name) {
        return Model.DIRECTORY.resolver().seller(name).flatMap(Provider.DIRECTORY::find);
    }

    /** That the price is not that of the provider that a name says. */
    static String unpriced(String name, Provider host, Model model) {
        return "The name '%s' says %s, of which the record has no price of %s: the price is that of its maker."
                .formatted(Printable.of(name), host.name, model.name);
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
