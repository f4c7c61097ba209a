package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DatabaseReadyTest {

    @Test
    void asksNobodyWhereTheEditionWasConfirmed() {
        var ready =
                new DatabaseReady(
                        () -> true,
                        () -> {
                            throw new AssertionError("asked");
                        });

        assertThat(status(ready)).isEqualTo(Status.UP);
    }

    @Test
    void asksWhereItWasNot() {
        assertThat(status(new DatabaseReady(() -> false, Future::succeededFuture)))
                .isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhereTheDatabaseRefuses() {
        var ready =
                new DatabaseReady(
                        () -> false,
                        () -> Future.failedFuture(new SQLException("db.internal:5432 refused")));

        var answer = ready.call().await().indefinitely();

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow().toString()).doesNotContain("5432");
    }

    /** A wait without an end is what this test would be if it did not give up. */
    @Test
    void doesNotWaitForADatabaseThatSaysNothing() {
        var never = Promise.<Void>promise().future();

        assertThat(status(new DatabaseReady(() -> false, () -> never))).isEqualTo(Status.DOWN);
    }

    private static Status status(DatabaseReady ready) {
        return ready.call().await().indefinitely().getStatus();
    }
}
