package dev.modelcost.nativeimage.fast;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.SmallRyeConfig;

/** Takes those objects of {@link MappingsAtBuild} that a start does not change. */
@TargetClass(ConfigMappingContext.class)
final class ReadyMappings {

    @Alias private SmallRyeConfig config;

    private ReadyMappings() {}

    @Alias
    native <T> T constructGroup(Class<T> type);

    @Substitute
    <T> T constructMapping(Class<T> type, String prefix) {
        var ready = MappingsAtBuild.ready(config, type, prefix);
        return ready == null ? constructGroup(type) : type.cast(ready);
    }
}
