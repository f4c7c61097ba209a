package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database with a standby that streams its log dies under writes, and the standby takes over. */
@Tag("chaos")
class FailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private DatabaseServer primary;
    private FaultyLine replication;
    private DatabaseServer standby;
    private FaultyLine line;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        primary = DatabaseServer.withTheRecord(Map.of("wal_keep_size", "512MB"));
        replication = new FaultyLine(primary.port());
        standby = standby();
        line = new FaultyLine(primary.port());
        service = Replica.on(DatabaseServer.url(line.port())).awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        line.close();
        standby.close();
        replication.close();
        primary.close();
    }

    /** From a backup of the primary while it works, by the protocol that its documents give. */
    private DatabaseServer standby() throws IOException, SQLException {
        try (var connection = primary.connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('chaos', true)");
            var data = DatabaseServer.copyOf(primary.data());
            try (var label =
                    statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
            Files.writeString(data.resolve("standby.signal"), "");
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=%d user=postgres'%n"
                            .formatted(replication.port()),
                    StandardOpenOption.APPEND);
            return DatabaseServer.on(data, Map.of());
        }
    }

    @Test
    void synchronousReplicationLosesNothing() throws Exception {
        waitForTheStandby();
        try (var editors = editors().start(3, 3)) {
            editors.awaitMore(100);
            takeOver();
            editors.awaitMore(50);
            editors.finish();

            editors.oldKeysGetTheirFirstAnswers();
            editors.nothingIsLost("failover to a standby, synchronous replication", standby);
        }
    }

    /** The first writes wait for it until the service gives up; others for their rows and keys. */
    @Test
    void withoutItsSynchronousStandbyNothingIsAcknowledgedAndNothingIsLost() throws Exception {
        waitForTheStandby();
        try (var editors = editors().start(2, 2)) {
            editors.awaitMore(50);
            standby.stop();
            awaitNoReplication();
            // What the standby had confirmed as it went may still be on its way to an editor.
            Thread.sleep(500);
            var acknowledged = editors.acknowledged();
            var tried = editors.triedAgain();
            Thread.sleep(8_000);

            assertThat(editors.acknowledged()).isEqualTo(acknowledged);
            assertThat(editors.triedAgain()).as("answered 503").isGreaterThan(tried);
            assertThat(service.get("/api/v1/chips?limit=2").statusCode()).isEqualTo(200);

            standby.start();
            editors.awaitMore(50);
            takeOver();
            editors.awaitMore(20);
            editors.finish();

            editors.nothingIsLost("the synchronous standby was away, and took over", standby);
        }
    }

    private void waitForTheStandby() throws SQLException, InterruptedException {
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
        primary.execute("SELECT pg_reload_conf()");
        awaitReplication("sync_state = 'sync'");
    }

    private void awaitNoReplication() throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (primary.number("SELECT count(*) FROM pg_stat_replication") > 0) {
            assertThat(System.nanoTime() - end).as("ends").isNegative();
            Thread.sleep(50);
        }
    }

    @Test
    @Tag("long")
    void asynchronousReplicationLosesWhatTheStandbyHasNotYet() throws Exception {
        awaitReplication("sync_state = 'async'");
        try (var editors = editors().start(6, 0)) {
            editors.awaitMore(100);
            var sure = editors.added();
            awaitReplication("replay_lsn >= '" + primary.text("SELECT pg_current_wal_lsn()") + "'");
            replication.silent(true);
            editors.awaitMore(50);
            var before = editors.added();
            takeOver();
            editors.awaitMore(50);
            editors.finish();

            assertThat(editors.missingIn(standby, sure)).as("what it had").isEmpty();
            var lost = editors.missingIn(standby, before);
            System.out.printf(
                    "failover to a standby, asynchronous replication that was 50 writes behind: of %d"
                            + " acknowledged new rows it lost %d%n",
                    before.size(), lost.size());
            assertThat(lost).as("that is what it costs").isNotEmpty();
        }
    }

    private Editors editors() {
        return new Editors(() -> List.of(service.url()), Duration.ofMillis(5));
    }

    private void takeOver() throws IOException, SQLException {
        primary.kill();
        standby.execute("SELECT pg_promote()");
        line.leadTo(standby.port());
    }

    private void awaitReplication(String state) throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (primary.number("SELECT count(*) FROM pg_stat_replication WHERE " + state) == 0) {
            assertThat(System.nanoTime() - end).as("replicates").isNegative();
            Thread.sleep(50);
        }
    }
}
