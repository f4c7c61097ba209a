package dev.modelcost.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the shipped data into the record: once, by whichever replica starts first, and again only
 * for tables whose file has changed since. The load is all or nothing. Rows that are not part of
 * the shipped data are left alone.
 */
@ApplicationScoped
public class DataSetLoader {

    private static final Logger LOG = Logger.getLogger(DataSetLoader.class);

    /**
     * Replicas that start at the same time wait for each other on this key; any number that nothing
     * else locks will do.
     */
    private static final long LOCK = 6_171_025_001L;

    private final Clock clock;
    private final String release;

    /**
     * @param release version of the service, which the history names
     */
    DataSetLoader(
            Clock clock, @ConfigProperty(name = "quarkus.application.version") String release) {
        this.clock = clock;
        this.release = release;
    }

    /** Whether the database has every file of this version. */
    boolean hasLoaded(Connection connection) throws SQLException {
        return checksums(connection).entrySet().containsAll(ShippedData.CHECKSUMS.entrySet());
    }

    /** Loads the tables whose file differs from what was loaded last. */
    void loadChanged(DataSource database) throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var loaded = checksums(connection);
                var changed = load(connection, loaded);
                connection.commit();
                if (changed) {
                    analyze(connection);
                }
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean load(Connection connection, Map<String, String> loaded)
            throws SQLException, IOException {
        var changed = false;
        for (var data : ShippedData.ALL) {
            var sha256 = ShippedData.CHECKSUMS.get(data.table());
            if (sha256.equals(loaded.get(data.table()))) {
                continue;
            }
            if (!changed) {
                LOG.info("Loading the shipped data");
                // Another replica may be loading: wait, then check again.
                lock(connection);
                sign(connection);
                loaded = checksums(connection);
                changed = true;
                if (sha256.equals(loaded.get(data.table()))) {
                    continue;
                }
            }
            var csv = data.read();
            var rows = new TableLoad(connection, data, ShippedData.header(csv)).run(csv);
            remember(connection, data.table(), sha256, rows);
            LOG.infof("  %-14s %,6d rows", data.table(), rows);
        }
        return changed;
    }

    private static void lock(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(" + LOCK + ")")) {
            statement.execute();
        }
    }

    /** Says in the history of the rows that change who changed them. */
    private void sign(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT set_config('modelcost.editor', 'release', true),"
                                + " set_config('modelcost.reason', ?, true)")) {
            statement.setString(1, "Shipped with version " + release + ".");
            statement.execute();
        }
    }

    private static Map<String, String> checksums(Connection connection) throws SQLException {
        var byTable = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var sets = statement.executeQuery("SELECT slug, sha256 FROM data_set")) {
            while (sets.next()) {
                byTable.put(sets.getString(1).replace('-', '_'), sets.getString(2));
            }
        }
        return byTable;
    }

    private void remember(Connection connection, String table, String sha256, int rows)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        INSERT INTO data_set AS d (slug, sha256, rows, loaded_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (slug) DO UPDATE SET sha256 = excluded.sha256, rows = excluded.rows,
                            loaded_at = excluded.loaded_at, version = d.version + 1
                        """)) {
            statement.setString(1, table.replace('_', '-'));
            statement.setString(2, sha256);
            statement.setInt(3, rows);
            statement.setTimestamp(4, Timestamp.from(clock.instant()));
            statement.execute();
        }
    }

    /** Tells the query planner about the new rows before the first query. */
    private static void analyze(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            for (var data : ShippedData.ALL) {
                statement.execute("ANALYZE " + data.table());
            }
        }
    }
}
