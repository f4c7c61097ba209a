package dev.modelcost.chaos;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL that keeps what it has acknowledged, as those in service do, and that can be killed
 * and started again on the same port with the same data.
 */
final class DatabaseServer implements AutoCloseable {

    /**
     * It says with a stack trace that a killed server cannot be stopped. Held, or the garbage
     * collector takes the level with the logger.
     */
    private static final Logger ZONKY = Logger.getLogger("io.zonky");

    private static final String SUPERUSER = "postgres";

    /** Where the shipped data has been loaded once, for all to copy; made by who asks first. */
    private static Path loaded;

    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    /**
     * @param settings of PostgreSQL, beside those that make it keep what it has acknowledged
     */
    private DatabaseServer(Path data, Map<String, String> settings) throws IOException {
        ZONKY.setLevel(Level.OFF);
        this.data = data;
        this.port = RunningService.freePort();
        this.settings = new HashMap<>(settings);
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::killIfAlive));
    }

    /** Where a test broke off. */
    private void killIfAlive() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Without any tables. */
    static DatabaseServer empty() throws IOException {
        return new DatabaseServer(folder().resolve("data"), Map.of());
    }

    /** With the tables and the shipped data of this build. */
    static DatabaseServer withTheRecord() throws IOException, InterruptedException {
        return withTheRecord(Map.of());
    }

    static DatabaseServer withTheRecord(Map<String, String> settings)
            throws IOException, InterruptedException {
        return on(copyOf(loaded()), settings);
    }

    /** On data that another server has made. */
    static DatabaseServer on(Path data, Map<String, String> settings) throws IOException {
        return new DatabaseServer(data, settings);
    }

    private static synchronized Path loaded() throws IOException, InterruptedException {
        if (loaded == null) {
            try (var server = empty()) {
                var command = new ArrayList<>(RunningService.packaged());
                command.add("migrate");
                var log = server.data.resolveSibling("migrate.log");
                var migration =
                        RunningService.run(
                                command, Map.of("QUARKUS_DATASOURCE_JDBC_URL", server.url()), log);
                if (migration.waitFor() != 0) {
                    throw new AssertionError(Files.readString(log));
                }
                server.stop();
                loaded = copyOf(server.data);
            }
            var made = loaded.getParent();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
        }
        return loaded;
    }

    /** A copy of the data of a server that does not run, or whose backup has begun. */
    static Path copyOf(Path data) throws IOException {
        return copyOf(data, folder().resolve("data"));
    }

    static Path copyOf(Path data, Path copy) throws IOException {
        try (var paths = Files.walk(data)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var name = data.relativize(path).toString();
                if (!name.equals("postmaster.pid") && !name.equals("epg-lock")) {
                    copy(path, copy.resolve(name));
                }
            }
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException e) {
            // The server works on: a file that has gone is none that its backup needs.
            if (Files.exists(from)) {
                throw e;
            }
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("modelcost-chaos");
    }

    void start() throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        // zonky turns them off, which is for data that nobody keeps.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on");
        settings.forEach(builder::setServerConfig);
        server = builder.start();
    }

    /** All its processes at once, as by a loss of power. */
    void kill() throws IOException {
        var postmaster = postmaster().orElseThrow();
        var all = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        server.close();
    }

    void stop() throws IOException {
        var postmaster = postmaster();
        server.close();
        postmaster.ifPresent(process -> process.onExit().join());
    }

    boolean isAlive() {
        return postmaster().isPresent();
    }

    /** The process that all others of it come from; empty if it does not run. */
    private Optional<ProcessHandle> postmaster() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String url() {
        return url(port);
    }

    /** The database behind a port. */
    static String url(int port) {
        return "jdbc:postgresql://localhost:%d/postgres?user=%s".formatted(port, SUPERUSER);
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** The first value of the first row. */
    String text(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        delete(data.getParent());
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
