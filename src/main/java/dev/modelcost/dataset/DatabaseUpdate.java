package dev.modelcost.dataset;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the database up to date when the service starts: tables by Flyway, rows by {@link
 * DataSetLoader}. If both are up to date, two statements establish that and nothing else is done:
 * asking Flyway alone takes longer than the rest of a native image's start.
 */
@ApplicationScoped
public class DatabaseUpdate {

    private final DataSource database;
    private final FlywayContainerProducer flyway;
    private final DataSetLoader loader;
    private final int schemaVersion;
    private final boolean migrate;
    private final boolean load;

    /**
     * @param schemaVersion version of the newest file in db/migration
     * @param migrate whether to bring the tables up to date
     * @param load whether to bring the shipped data up to date
     */
    DatabaseUpdate(
            DataSource database,
            FlywayContainerProducer flyway,
            DataSetLoader loader,
            @ConfigProperty(name = "modelcost.schema.version") int schemaVersion,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrate,
            @ConfigProperty(name = "modelcost.data.load", defaultValue = "true") boolean load) {
        this.database = database;
        this.flyway = flyway;
        this.loader = loader;
        this.schemaVersion = schemaVersion;
        this.migrate = migrate;
        this.load = load;
    }

    /**
     * Runs before all other observers: they wait for Hibernate, which does not wait for this one.
     */
    void onStart(@Observes @Priority(1) StartupEvent started) throws SQLException, IOException {
        if ((migrate || load) && !isUpToDate()) {
            update();
        }
    }

    private void update() throws SQLException, IOException {
        if (migrate) {
            flyway.createFlyway(database, DataSourceUtil.DEFAULT_DATASOURCE_NAME, true, false)
                    .getFlyway()
                    .migrate();
        }
        if (load) {
            loader.loadChanged();
        }
    }

    /**
     * Also false if there are no tables or the database does not answer: the update then waits, or
     * says why it failed.
     */
    boolean isUpToDate() {
        try (var connection = database.getConnection()) {
            return (!migrate || schemaVersion(connection) >= schemaVersion)
                    && (!load || loader.hasLoaded(connection));
        } catch (SQLException e) {
            return false;
        }
    }

    private static int schemaVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version =
                        statement.executeQuery(
                                "SELECT coalesce(max(split_part(version, '.', 1)::integer), 0) FROM"
                                        + " flyway_schema_history WHERE success")) {
            version.next();
            return version.getInt(1);
        }
    }
}
