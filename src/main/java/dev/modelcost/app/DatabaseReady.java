package dev.modelcost.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready if the database can be reached. The reason why it cannot is only logged, because it
 * names hosts and ports.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource database;

    DatabaseReady(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("database");
        return reached()
                ? check.up().build()
                : check.down()
                        .withData("reason", "The database cannot be reached at the moment.")
                        .build();
    }

    private boolean reached() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }
}
