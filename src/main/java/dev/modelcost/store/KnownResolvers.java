package dev.modelcost.store;

import dev.modelcost.names.NameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps what reads the names of a kind for as long as the record stays as it is: bringing all its
 * names together takes longer than most answers.
 */
final class KnownResolvers {

    private static final Map<String, Kept> KEPT = new ConcurrentHashMap<>();

    private record Kept(long edition, NameResolver resolver) {}

    private KnownResolvers() {}

    /**
     * @param kind whose names it reads
     * @param load reads all names of the kind from the record
     */
    static NameResolver of(String kind, Supplier<NameResolver> load) {
        var edition = Edition.current();
        var kept = KEPT.get(kind);
        if (kept == null || kept.edition != edition) {
            kept = new Kept(edition, load.get());
            KEPT.put(kind, kept);
        }
        return kept.resolver;
    }
}
