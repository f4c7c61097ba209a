package dev.modelcost.dataset;

import dev.modelcost.failure.StartRefused;
import io.agroal.api.AgroalDataSource;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the database up to date when the service starts: tables by Flyway, rows by {@link
 * DataSetLoader}. If both are up to date, two statements establish that and nothing else is done:
 * asking Flyway alone takes longer than the rest of a native image's start.
 */
@ApplicationScoped
public class DatabaseUpdate {

    private static final String UNDEFINED_TABLE = "42P01";

    private final AgroalDataSource database;
    private final DatabaseWait first;
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
            AgroalDataSource database,
            DatabaseWait first,
            FlywayContainerProducer flyway,
            DataSetLoader loader,
            @ConfigProperty(name = "modelcost.schema.version") int schemaVersion,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrate,
            @ConfigProperty(name = "modelcost.data.load", defaultValue = "true") boolean load) {
        this.database = database;
        this.first = first;
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
        try (var unhurried = new UnhurriedDatabase(database)) {
            if (migrate) {
                flyway.createFlyway(unhurried, DataSourceUtil.DEFAULT_DATASOURCE_NAME, true, false)
                        .getFlyway()
                        .migrate();
            }
            if (load) {
                loader.loadChanged(unhurried);
            }
        }
    }

    /**
     * Also false if there are no tables.
     *
     * @throws StartRefused if the tables are of a later version that this one cannot work with
     * @throws SQLException if the database cannot be used
     */
    boolean isUpToDate() throws SQLException {
        try (var connection = first.connection()) {
            var found = schemaVersion(connection);
            if (found > schemaVersion) {
                refuseIfTooNew(connection, found);
            }
            return (!migrate || found >= schemaVersion) && (!load || loader.hasLoaded(connection));
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** A release that removes what older ones use says so in {@code schema_compatibility}. */
    private void refuseIfTooNew(Connection connection, int found) throws SQLException {
        try (var statement = connection.createStatement();
                var least =
                        statement.executeQuery(
                                "SELECT least_known_version FROM schema_compatibility")) {
            if (least.next() && least.getInt(1) > schemaVersion) {
                throw new StartRefused(
                        "The database's tables are of version %d, and can be used only by a Modelcost that knows version %d; this one knows version %d. Start a newer Modelcost, or restore the database from a backup that is as old as this one."
                                .formatted(found, least.getInt(1), schemaVersion));
            }
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
