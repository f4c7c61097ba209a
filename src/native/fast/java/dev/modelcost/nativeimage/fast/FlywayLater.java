package dev.modelcost.nativeimage.fast;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.arc.ActiveResult;
import io.quarkus.flyway.runtime.FlywayRecorder;
import java.util.function.Supplier;

/**
 * Quarkus sets up Flyway at each start, where it is not inactive: its settings and plugins are a
 * tenth of one, and {@link dev.modelcost.dataset.DatabaseUpdate} sets it up where it is needed.
 */
@TargetClass(FlywayRecorder.class)
final class FlywayLater {

    private FlywayLater() {}

    @Substitute
    public Supplier<ActiveResult> flywayCheckActiveSupplier(String database) {
        return new Inactive();
    }

    private record Inactive() implements Supplier<ActiveResult> {

        @Override
        public ActiveResult get() {
            return ActiveResult.inactive("Flyway is set up where it is needed.");
        }
    }
}
