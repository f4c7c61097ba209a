package dev.modelcost.price;

import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/** What providers call the models that they sell. */
final class ProviderModels {

    private ProviderModels() {}

    /** The names under which a provider has prices of tokens. */
    static List<String> ofTokens(Provider provider) {
        return names("TokenPrice", provider);
    }

    /** The names under which it has prices of other units: images, seconds, queries. */
    static List<String> ofUnits(Provider provider) {
        return names("UnitPrice", provider);
    }

    private static List<String> names(String entity, Provider provider) {
        return Panache.getSession()
                .createSelectionQuery(
                        "select distinct e.providerModel from "
                                + entity
                                + " e where e.provider = :provider",
                        String.class)
                .setParameter("provider", provider)
                .getResultList();
    }

    /**
     * A name of a price list, whatever its case.
     *
     * @throws UnknownName if no price list has it, with near matches
     */
    static String named(String asked) {
        List<String> all =
                Panache.getSession()
                        .createSelectionQuery(
                                "select distinct e.providerModel from TokenPrice e", String.class)
                        .getResultList();
        return all.stream()
                .filter(name -> name.equals(asked))
                .findFirst()
                .or(() -> all.stream().filter(name -> name.equalsIgnoreCase(asked)).findFirst())
                .orElseThrow(
                        () ->
                                new UnknownName(
                                        "model of a provider",
                                        asked,
                                        NearMatches.of(asked, all),
                                        "providerModel"));
    }
}
