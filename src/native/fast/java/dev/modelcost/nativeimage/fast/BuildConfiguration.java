package dev.modelcost.nativeimage.fast;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.Map;

/**
 * The configuration that the application brings along, without that of whoever builds the image.
 */
final class BuildConfiguration {

    /** What Quarkus sets up for a start. */
    private static final String RUN_TIME = "io.quarkus.runtime.generated.RunTimeConfig";

    private BuildConfiguration() {}

    /** While an image is built. */
    static SmallRyeConfig read() throws ReflectiveOperationException {
        var builder = new SmallRyeConfigBuilder();
        var quarkus = Class.forName(RUN_TIME, true, Thread.currentThread().getContextClassLoader());
        ((SmallRyeConfigBuilderCustomizer) quarkus.getDeclaredConstructor().newInstance())
                .configBuilder(builder);
        return builder.withCustomizers(new WithoutEnvironment()).build();
    }

    private record WithoutEnvironment() implements SmallRyeConfigBuilderCustomizer {

        @Override
        public void configBuilder(SmallRyeConfigBuilder builder) {
            builder.setAddDefaultSources(false)
                    .withSources(
                            // Defaults refer to it.
                            new PropertiesConfigSource(
                                    Map.of("java.io.tmpdir", "/tmp"), "of the system", 0));
        }

        /** After that of Quarkus, which adds them. */
        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }
    }
}
