package dev.modelcost.nativeimage.fast;

import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tells what the environment of a start sets from what the image was built with. */
final class StartOverrides {

    /** By name. */
    private final Set<String> sourcesOfBuild;

    StartOverrides(SmallRyeConfig ofBuild) {
        sourcesOfBuild =
                sources(ofBuild).map(ConfigSource::getName).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a start sets a property below a prefix, such as {@code quarkus.hibernate-orm}, by its
     * own name or by that of an environment variable.
     */
    boolean touch(SmallRyeConfig ofStart, String prefix) {
        var below = asVariable(prefix) + "_";
        return sources(ofStart)
                .filter(source -> !sourcesOfBuild.contains(source.getName()))
                .flatMap(source -> source.getPropertyNames().stream())
                .anyMatch(name -> asVariable(name).startsWith(below));
    }

    private static String asVariable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<ConfigSource> sources(SmallRyeConfig configuration) {
        return StreamSupport.stream(configuration.getConfigSources().spliterator(), false);
    }
}
