package dev.modelcost.nativeimage;

import io.quarkus.runtime.ImageMode;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration is read into some hundred objects. Their constructors and the names of their
 * properties are looked up while the image is built, and go into it for {@link MappingLoader}.
 */
@ApplicationScoped
public class MappingsAtBuild {

    /** By the name of the interface. */
    private static final Map<String, Mapping> KNOWN = new HashMap<>();

    private static final String CUSTOMIZER = "io.quarkus.runtime.generated.RunTimeConfigCustomizer";

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

    /** As it was looked up while the image was built, or now. */
    static Mapping of(Class<?> type) {
        var known = KNOWN.get(type.getName());
        return known == null ? Mapping.of(type) : known;
    }

    /** While a native image is built this comes before its heap is written. */
    void look(@Observes @Initialized(ApplicationScoped.class) Object event)
            throws ReflectiveOperationException {
        if (ImageMode.current() != ImageMode.NATIVE_BUILD) {
            return;
        }
        var builder = new SmallRyeConfigBuilder();
        var quarkus =
                Class.forName(CUSTOMIZER, true, Thread.currentThread().getContextClassLoader());
        ((SmallRyeConfigBuilderCustomizer) quarkus.getDeclaredConstructor().newInstance())
                .configBuilder(builder);
        for (var mapping : builder.getMappingsBuilder().getMappings()) {
            for (var part : ConfigMappingLoader.getConfigMappingsMetadata(mapping.getType())) {
                var type = part.getInterfaceType();
                KNOWN.put(type.getName(), Mapping.of(type));
            }
        }
    }
}
