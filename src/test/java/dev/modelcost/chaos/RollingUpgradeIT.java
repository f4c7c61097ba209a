package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** This release migrates the tables of the one before while that one goes on writing to them. */
@Tag("chaos")
class RollingUpgradeIT {

    private static final String MIGRATIONS = "src/main/resources/db/migration";

    /** Where a packaged release before this one is: its quarkus-app. */
    private static final String RELEASE_BEFORE = System.getProperty("chaos.release-before");

    /** The tables as they were before the newest migration; the writes are those of an editor. */
    @Test
    void writesToTheTablesBeforeGoOnDuringTheMigration() throws Exception {
        try (var database = DatabaseServer.empty()) {
            migrateUpTo(migrationBeforeTheNewest(), database);
            var over = new AtomicBoolean();
            var written = new AtomicInteger();
            var threads = Executors.newSingleThreadExecutor();
            try {
                var writes = threads.submit(() -> write(database, written, over));
                awaitWrites(written, 20);
                try (var service = Replica.on(database.url())) {
                    service.awaitReady();
                    awaitWrites(written, written.get() + 20);
                    over.set(true);
                    writes.get();

                    assertThat(
                                    database.number(
                                            "SELECT count(*) FROM organization WHERE slug LIKE"
                                                    + " 'before-%'"))
                            .isEqualTo(written.get());
                    assertThat(
                                    database.number(
                                            "SELECT count(*) FROM organization WHERE slug LIKE"
                                                    + " 'before-%' AND version = 1 AND name ="
                                                    + " 'Changed'"))
                            .isEqualTo(written.get());
                    assertThat(service.get("/api/v1/organizations/before-1").statusCode())
                            .isEqualTo(200);
                    assertThat(
                                    database.number(
                                            "SELECT count(*) FROM flyway_schema_history WHERE NOT"
                                                    + " success"))
                            .isZero();
                }
            } finally {
                threads.shutdownNow();
            }
            System.out.printf(
                    "upgrade of the tables of the release before under its writes: %d transactions;"
                            + " lost: nothing%n",
                    written.get());
        }
    }

    private static void migrateUpTo(int version, DatabaseServer database) {
        Flyway.configure()
                .dataSource(database.url(), null, null)
                .locations("filesystem:" + MIGRATIONS)
                .target(Integer.toString(version))
                .load()
                .migrate();
    }

    /** Their numbers have gaps. */
    private static int migrationBeforeTheNewest() throws IOException {
        try (var files = Files.list(Path.of(MIGRATIONS))) {
            var all =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("V"))
                            .mapToInt(
                                    name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .sorted()
                            .boxed()
                            .toList();
            return all.get(all.size() - 2);
        }
    }

    /** On one connection, as a pool keeps it: its prepared statements outlive the migration. */
    private static Void write(DatabaseServer database, AtomicInteger written, AtomicBoolean over)
            throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            while (!over.get()) {
                addAndChange(connection, "before-" + (written.get() + 1));
                written.incrementAndGet();
            }
        }
        return null;
    }

    private static void addAndChange(Connection connection, String slug) throws SQLException {
        execute(connection, "SELECT set_config('modelcost.editor', ?, true)", "ada");
        execute(
                connection,
                "INSERT INTO organization (slug, name, ownership, version) VALUES (?, 'New', 'own',"
                        + " 0)",
                slug);
        connection.commit();
        execute(connection, "SELECT id, version FROM organization WHERE slug = ? FOR UPDATE", slug);
        execute(
                connection,
                "UPDATE organization SET (name, version) = ('Changed', version + 1) WHERE slug = ?",
                slug);
        execute(
                connection,
                "SELECT operation, row_before FROM record_history WHERE row_slug = ?",
                slug);
        connection.commit();
    }

    private static void execute(Connection connection, String sql, String value)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }

    private static void awaitWrites(AtomicInteger written, int number) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (written.get() < number) {
            assertThat(System.nanoTime() - end).as("goes on writing").isNegative();
            Thread.sleep(10);
        }
    }

    /** The release itself, where one is given: upgraded, and gone back to, under writes. */
    @Test
    void theReleaseBeforeWritesDuringTheUpgradeAndAfterGoingBack() throws Exception {
        assumeThat(RELEASE_BEFORE)
                .as("a packaged release before: -Dchaos.release-before=ITS/quarkus-app")
                .isNotNull();
        try (var database = DatabaseServer.empty();
                var before = before(database).awaitReady()) {
            var writeTo = new java.util.concurrent.CopyOnWriteArrayList<URI>(List.of(before.url()));
            try (var editors = new Editors(() -> writeTo, Duration.ofMillis(5)).start(3, 3)) {
                editors.awaitMore(50);
                try (var now = Replica.on(database.url()).awaitReady()) {
                    writeTo.add(now.url());
                    editors.awaitMore(100);
                    try (var again = before(database).awaitReady()) {
                        writeTo.add(again.url());
                        editors.awaitMore(100);
                        // Nobody sends anything to one that goes.
                        writeTo.retainAll(List.of(again.url()));
                        editors.awaitMore(50);
                        editors.finish();
                    }
                }
                editors.nothingIsLost("rolling upgrade and back, under writes", database);
            }
        }
    }

    private static RunningService before(DatabaseServer database) throws IOException {
        var java = RunningService.packaged().get(0);
        return Replica.of(
                List.of(java, "-jar", RELEASE_BEFORE + "/quarkus-run.jar"),
                database.url(),
                Map.of());
    }
}
