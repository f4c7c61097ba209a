package dev.modelcost.nativeimage.fast;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.ConfigMappingLoader;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Each object of the configuration is made, and asked for its properties, through method handles:
 * an image looks for them by reflection and interprets them. These are compiled.
 */
@TargetClass(ConfigMappingLoader.class)
final class MappingLoader {

    private MappingLoader() {}

    @Substitute
    static <T> Map<String, String> configMappingProperties(Class<T> type) {
        return MappingsAtBuild.of(type).properties();
    }

    @Substitute
    static <T> T configMappingObject(Class<T> type, ConfigMappingContext context) {
        try {
            return type.cast(MappingsAtBuild.of(type).constructor().newInstance(context));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
