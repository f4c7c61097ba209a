package dev.modelcost.app;

import dev.modelcost.kept.Confidence;
import dev.modelcost.store.EditionWatch;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready if the database can be reached: it told its edition within the last second, or does
 * so now. Answers within a second whatever the database does, and holds no thread until then. The
 * reason why it cannot be reached is only logged, because it names hosts and ports.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final BooleanSupplier confirmed;
    private final Supplier<Future<Void>> ask;

    @Inject
    DatabaseReady(EditionWatch watch, Confidence confidence) {
        this(() -> watch.confirmed().isPresent(), confidence::ask);
    }

    /**
     * @param confirmed whether the database told its edition within the last second
     * @param ask asks it now
     */
    DatabaseReady(BooleanSupplier confirmed, Supplier<Future<Void>> ask) {
        this.confirmed = confirmed;
        this.ask = ask;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (confirmed.getAsBoolean()) {
            return Uni.createFrom().item(up());
        }
        return Uni.createFrom()
                .completionStage(() -> ask.get().toCompletionStage())
                .map(answered -> up())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(DatabaseReady::down)
                .onFailure()
                .recoverWithItem(DatabaseReady::down);
    }

    private static HealthCheckResponse up() {
        return HealthCheckResponse.named("database").up().build();
    }

    private static HealthCheckResponse down() {
        return HealthCheckResponse.named("database")
                .down()
                .withData("reason", "The database cannot be reached at the moment.")
                .build();
    }
}
