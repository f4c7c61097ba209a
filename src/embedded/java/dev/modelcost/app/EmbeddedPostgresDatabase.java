package dev.modelcost.app;

import dev.modelcost.failure.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL, from binaries that come by Maven, on a data directory that stays. It listens
 * on localhost only.
 *
 * <p>One service at a time holds the directory, by a lock that the operating system releases
 * however the service ends.
 */
public class EmbeddedPostgresDatabase implements LocalDatabase {

    private static final String MAJOR_VERSION = "18";

    /**
     * Its progress would drown ours. Held, or the garbage collector takes the level with the
     * logger.
     */
    private static final Logger ZONKY = Logger.getLogger("io.zonky");

    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    private Path data;
    private FileLock lock;
    private EmbeddedPostgres postgres;

    @Override
    public String start(Path directory) {
        ZONKY.setLevel(Level.WARNING);
        data = directory.resolve("postgresql-" + MAJOR_VERSION);
        try {
            Files.createDirectories(directory);
            lock(directory);
            System.out.println("Starting the embedded PostgreSQL " + MAJOR_VERSION + " on " + data);
            stopLeftOver(data);
            removeUnfinished(data);
            postgres = Files.exists(finished(data)) ? reopened() : builder().start();
            Files.writeString(finished(data), "");
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            stop();
            throw new StartRefused(
                    "The embedded database cannot start on %s: %s. Give another directory with -Dmodelcost.database.directory=DIR, or a PostgreSQL of your own with QUARKUS_DATASOURCE_JDBC_URL."
                            .formatted(data, reason(e)),
                    e);
        }
    }

    /** On data that an earlier start has made: they may be broken. */
    private EmbeddedPostgres reopened() throws IOException {
        var major = data.resolve("PG_VERSION");
        var made = Files.exists(major) ? Files.readString(major).strip() : "an unknown version";
        if (!made.equals(MAJOR_VERSION)) {
            throw new IllegalStateException(
                    "its data were made by PostgreSQL %s, not %s".formatted(made, MAJOR_VERSION));
        }
        var log = data.resolveSibling(data.getFileName() + ".log");
        Files.deleteIfExists(log);
        var output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return new PostmasterWatch(log, () -> server(data).isPresent())
                .await(builder().setOutputRedirector(output).setErrorRedirector(output)::start);
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The service stops first, then the database: its own hook would race ours.
                .setRegisterShutdownHook(false)
                // zonky turns them off, which is for data that nobody keeps.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60));
    }

    /** The JDK's own message of a failed file operation is the bare path. */
    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission to write " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file, not a directory";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be created";
        }
        return e.getMessage();
    }

    @Override
    public synchronized void stop() {
        try {
            if (postgres != null) {
                var server = server(data);
                postgres.close();
                postgres = null;
                // On a busy machine zonky gives up before the last checkpoint is written.
                if (server.isPresent() && !ended(server.get())) {
                    System.err.println(
                            "The embedded PostgreSQL, process %d, is still busy stopping."
                                    .formatted(server.get().pid()));
                } else {
                    System.out.println("The embedded PostgreSQL has stopped.");
                }
            }
            if (lock != null) {
                lock.channel().close();
                lock = null;
            }
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    private void lock(Path directory) throws IOException {
        var file = directory.resolve("service.lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: refused below like any other holder.
        }
        if (lock == null) {
            var holder = Files.readString(file).strip();
            channel.close();
            throw new StartRefused(
                    "Modelcost already runs on the data in %s (process %s). Stop that one first, or start this one on data and ports of its own: -Dmodelcost.database.directory=DIR -Dquarkus.http.port=8081 -Dquarkus.management.port=9001."
                            .formatted(directory, holder),
                    null);
        }
        channel.truncate(0);
        channel.write(
                java.nio.charset.StandardCharsets.UTF_8.encode(
                        Long.toString(ProcessHandle.current().pid())));
        channel.force(true);
    }

    /** A first start that was killed half-way leaves a directory that no PostgreSQL opens. */
    private static void removeUnfinished(Path data) throws IOException {
        if (Files.exists(data) && !Files.exists(finished(data))) {
            try (var paths = Files.walk(data)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Path finished(Path data) {
        return data.resolveSibling(data.getFileName() + ".ready");
    }

    /**
     * A service that was killed leaves its database running. The lock says that nobody uses it:
     * stop it.
     */
    private static void stopLeftOver(Path data) throws IOException {
        var left = server(data);
        if (left.isEmpty()) {
            return;
        }
        System.out.println("Stopping the database that a killed service left running");
        left.get().destroy();
        if (!ended(left.get())) {
            throw new IllegalStateException(
                    "process %d of an earlier start does not stop".formatted(left.get().pid()));
        }
    }

    /** The PostgreSQL that runs on the data, by the file that it keeps there while it does. */
    private static Optional<ProcessHandle> server(Path data) {
        var lines = lines(data.resolve("postmaster.pid"));
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(
                                process ->
                                        process.info().command().orElse("").endsWith("/postgres"));
    }

    /** None if there is no such file: the server may remove it at any moment. */
    private static List<String> lines(Path pidFile) {
        try {
            return Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().orTimeout(STOP_WAIT.toSeconds(), TimeUnit.SECONDS).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return false;
            }
            throw e;
        }
    }
}
