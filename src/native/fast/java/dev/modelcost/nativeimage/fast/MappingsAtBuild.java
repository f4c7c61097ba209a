package dev.modelcost.nativeimage.fast;

import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The configuration is read into some hundred objects, a quarter of a start. While the image is
 * built they are made of what the application brings along, and go into it for {@link
 * ReadyMappings}; so do the constructors of those that a start overrides, for {@link
 * MappingLoader}.
 */
final class MappingsAtBuild {

    /** What Quarkus sets up for a start. */
    private static final String RUN_TIME = "io.quarkus.runtime.generated.RunTimeConfig";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:}]+)");

    /** What values refer to that no application brings along, as an image has it by default. */
    private static final Map<String, String> OF_SYSTEM = Map.of("java.io.tmpdir", "/tmp");

    /** By the name of the interface. */
    private static final Map<String, Mapping> KNOWN = new HashMap<>();

    private static final Map<Root, Ready> READY = new HashMap<>();

    /** Names of those sources that are the same at each start. */
    private static final Set<String> SOURCES = new HashSet<>();

    /** A start reads one configuration, and asks for each part of it. */
    private static volatile Asked lastAsked;

    private MappingsAtBuild() {}

    record Mapping(Constructor<?> constructor, Map<String, String> properties) {

        @SuppressWarnings("unchecked")
        static Mapping of(Class<?> type) {
            var implementation = ConfigMappingLoader.ensureLoaded(type).implementation();
            try {
                return new Mapping(
                        implementation.getDeclaredConstructor(ConfigMappingContext.class),
                        (Map<String, String>)
                                implementation.getMethod("getProperties").invoke(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Root(Class<?> type, String prefix) {}

    /**
     * @param references names of other properties that its values are made of
     */
    private record Ready(Object object, Set<String> references) {}

    private record Asked(SmallRyeConfig configuration, StartOverrides overrides) {

        /** What the environment says, and files and system properties of a start. */
        static Asked of(SmallRyeConfig configuration) {
            return new Asked(
                    configuration,
                    new StartOverrides(
                            sources(configuration)
                                    .filter(source -> !SOURCES.contains(source.getName()))
                                    .flatMap(source -> source.getPropertyNames().stream())));
        }

        boolean leavesAlone(String reference) {
            var ofSystem = OF_SYSTEM.get(reference);
            return ofSystem == null
                    ? !overrides.touch(reference)
                    : ofSystem.equals(configuration.getConfigValue(reference).getValue());
        }
    }

    /** As it was looked up while the image was built, or now. */
    static Mapping of(Class<?> type) {
        var known = KNOWN.get(type.getName());
        return known == null ? Mapping.of(type) : known;
    }

    /** Null if what a start sets may change it. */
    static Object ready(SmallRyeConfig configuration, Class<?> type, String prefix) {
        var asked = asked(configuration);
        var ready = READY.get(new Root(type, prefix));
        return ready != null
                        && !asked.overrides.touch(prefix)
                        && ready.references.stream().allMatch(asked::leavesAlone)
                ? ready.object
                : null;
    }

    /** Whether a start sets something of it. */
    static boolean isSet(SmallRyeConfig configuration, String prefix) {
        return asked(configuration).overrides.set(prefix);
    }

    private static Asked asked(SmallRyeConfig configuration) {
        var asked = lastAsked;
        if (asked == null || asked.configuration != configuration) {
            asked = Asked.of(configuration);
            lastAsked = asked;
        }
        return asked;
    }

    /** While an image is built. */
    static SmallRyeConfig make() throws ReflectiveOperationException {
        var builder = new SmallRyeConfigBuilder();
        var quarkus = Class.forName(RUN_TIME, true, Thread.currentThread().getContextClassLoader());
        ((SmallRyeConfigBuilderCustomizer) quarkus.getDeclaredConstructor().newInstance())
                .configBuilder(builder);
        var configuration = builder.withCustomizers(new WithoutEnvironment()).build();
        sources(configuration).forEach(source -> SOURCES.add(source.getName()));
        for (var mapping : builder.getMappingsBuilder().getMappings()) {
            for (var part : ConfigMappingLoader.getConfigMappingsMetadata(mapping.getType())) {
                var type = part.getInterfaceType();
                KNOWN.put(type.getName(), Mapping.of(type));
            }
            var references = references(configuration, mapping.getPrefix());
            if (references.stream()
                    .allMatch(name -> name.startsWith("quarkus.") || OF_SYSTEM.containsKey(name))) {
                READY.put(
                        new Root(mapping.getType(), mapping.getPrefix()),
                        new Ready(
                                configuration.getConfigMapping(
                                        mapping.getType(), mapping.getPrefix()),
                                references));
            }
        }
        return configuration;
    }

    private static Set<String> references(SmallRyeConfig configuration, String prefix) {
        return sources(configuration)
                .flatMap(source -> source.getProperties().entrySet().stream())
                .filter(property -> new StartOverrides(Stream.of(property.getKey())).touch(prefix))
                .flatMap(property -> REFERENCE.matcher(property.getValue()).results())
                .map(reference -> reference.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<ConfigSource> sources(SmallRyeConfig configuration) {
        return StreamSupport.stream(configuration.getConfigSources().spliterator(), false);
    }

    private record WithoutEnvironment() implements SmallRyeConfigBuilderCustomizer {

        @Override
        public void configBuilder(SmallRyeConfigBuilder builder) {
            builder.setAddDefaultSources(false)
                    .withSources(new PropertiesConfigSource(OF_SYSTEM, "of the system", 0));
        }

        /** After that of Quarkus, which adds them. */
        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }
    }
}
