package dev.modelcost.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service. Without a configured database, one that comes along is started first, before
 * Quarkus reads its configuration. With the argument {@code migrate} it only brings the database up
 * to date and ends, so that replicas need not look at it when they start.
 */
@QuarkusMain
public class Main {

    static final String MIGRATE = "migrate";

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    public static void main(String... args) {
        if (List.of(args).contains(MIGRATE)) {
            migrateOnly();
        }
        var database = configured() ? null : startLocalDatabase();
        try {
            Quarkus.run(
                    Service.class,
                    (code, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                        }
                        if (database != null) {
                            database.stop();
                        }
                        System.exit(code);
                    },
                    args);
        } finally {
            if (database != null) {
                database.stop();
            }
        }
    }

    /** Whatever the environment says for the replicas, which this one shares with them. */
    private static void migrateOnly() {
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        System.setProperty("modelcost.data.load", "true");
        // Nobody calls it: any free port, so that it never stands in the way of a running service.
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.management.port", "0");
        System.setProperty("quarkus.shutdown.delay", "0S");
    }

    private static boolean configured() {
        return ConfigProvider.getConfig().getOptionalValue(JDBC_URL, String.class).isPresent();
    }

    private static LocalDatabase startLocalDatabase() {
        var database =
                ServiceLoader.load(LocalDatabase.class)
                        .findFirst()
                        .orElseGet(
                                () -> {
                                    System.err.println(
                                            "No database is configured, and this build brings none along."
                                                    + " Set QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD"
                                                    + " to those of a PostgreSQL 14 or newer.");
                                    System.exit(1);
                                    return null;
                                });
        var directory =
                ConfigProvider.getConfig()
                        .getOptionalValue("modelcost.database.directory", String.class)
                        .orElse(".modelcost");
        try {
            System.setProperty(JDBC_URL, database.start(Path.of(directory).toAbsolutePath()));
        } catch (LocalDatabase.StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        return database;
    }
}
