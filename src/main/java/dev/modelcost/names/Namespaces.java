package dev.modelcost.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who can stand before a name: the organizations and the providers, by all their names. */
public final class Namespaces {

    /**
     * An organization.
     *
     * @param company slug of the company that it is part of, or its own
     * @param makesModels whether the record holds models that are its own, or its company's if it
     *     is the company
     */
    public record Maker(String slug, String name, String company, boolean makesModels) {}

    /**
     * A provider.
     *
     * @param organization slug; null if unknown
     * @param isVendor whether it sells at its own list price
     */
    public record Seller(String slug, String name, String organization, boolean isVendor) {}

    private Namespaces() {}

    /**
     * By name; a provider goes before an organization of the same name, a slug before a display
     * name.
     *
     * @param makerAliases other names of organizations, by slug
     * @param sellerAliases other names of providers
     */
    public static Map<String, Namespace> of(
            Collection<Maker> makers,
            Collection<KnownName> makerAliases,
            Collection<Seller> sellers,
            Collection<KnownName> sellerAliases) {
        var bySlug = makers.stream().collect(Collectors.toMap(Maker::slug, maker -> maker));
        var organizations = new HashMap<String, Namespace>();
        makers.forEach(
                maker ->
                        organizations.put(
                                maker.slug, new Namespace(null, maker.company, maker.makesModels)));
        var providers = new HashMap<String, Namespace>();
        for (var seller : sellers) {
            var maker = seller.organization == null ? null : bySlug.get(seller.organization);
            providers.put(
                    seller.slug,
                    new Namespace(
                            seller.slug, maker == null ? null : maker.company, seller.isVendor));
        }
        var all = new HashMap<String, Namespace>();
        makers.forEach(maker -> put(all, maker.name, organizations.get(maker.slug)));
        makerAliases.forEach(name -> put(all, name.name(), organizations.get(name.target())));
        organizations.forEach((name, meant) -> put(all, name, meant));
        sellers.forEach(seller -> put(all, seller.name, providers.get(seller.slug)));
        sellerAliases.forEach(name -> put(all, name.name(), providers.get(name.target())));
        providers.forEach((name, meant) -> put(all, name, meant));
        return Map.copyOf(all);
    }

    private static void put(Map<String, Namespace> all, String name, Namespace meant) {
        if (meant != null) {
            all.put(Spelling.key(name), meant);
        }
    }
}
