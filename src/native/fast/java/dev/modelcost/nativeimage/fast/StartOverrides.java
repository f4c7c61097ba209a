package dev.modelcost.nativeimage.fast;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Properties that a start sets, and which parts of the configuration they may change. */
final class StartOverrides {

    /** They say where values come from, or are of a profile: any value may be another. */
    private static final Pattern OF_ALL =
            Pattern.compile("QUARKUS_(PROFILE|CONFIG).*|(SMALLRYE|MP)_.*|_.*QUARKUS_.*");

    private final List<String> names;
    private final boolean all;

    /**
     * @param names of properties and of environment variables, of any case
     */
    StartOverrides(Stream<String> names) {
        this.names =
                names.map(StartOverrides::asVariable)
                        .filter(name -> name.startsWith("QUARKUS_") || isOfAll(name))
                        .toList();
        all = this.names.stream().anyMatch(StartOverrides::isOfAll);
    }

    /**
     * @param prefix of a part of the configuration, such as quarkus.datasource.jdbc; a change of
     *     anything in quarkus.datasource counts, since values there may fall back on each other
     */
    boolean touch(String prefix) {
        return all || set(prefix);
    }

    /** Whether one of them is of that part by its name. */
    boolean set(String prefix) {
        var parts = prefix.split("\\.", 3);
        var root = asVariable(parts.length == 1 ? parts[0] : parts[0] + "." + parts[1]);
        return names.stream().anyMatch(name -> name.equals(root) || name.startsWith(root + "_"));
    }

    private static boolean isOfAll(String name) {
        return OF_ALL.matcher(name).matches();
    }

    /** As it would be called in the environment; %prod.quarkus.http is _PROD_QUARKUS_HTTP. */
    private static String asVariable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
