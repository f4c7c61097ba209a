package dev.modelcost.app;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, as a user starts it, on free ports. */
final class PackagedService implements AutoCloseable {

    static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    /** On a busy machine, creating an empty database alone can take a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Process process;
    final int port;
    private final Path output;

    private PackagedService(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** On the embedded database in a directory. */
    static PackagedService on(Path directory) {
        return start(java(), Map.of(), List.of("-Dmodelcost.database.directory=" + directory));
    }

    /**
     * @param settings on top of ports and whatever {@code environment} says
     */
    static PackagedService start(
            Path java, Map<String, String> environment, List<String> settings) {
        var port = RunningService.freePort();
        var command = new ArrayList<String>();
        // A JVM does not take up a signal that it inherits as ignored, as from nohup or a script.
        command.add("env");
        command.add("--default-signal=INT");
        command.add(java.toString());
        // As the JVM image runs it; a start takes half of the processor's time with them.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + RunningService.freePort());
        command.addAll(settings);
        command.add("-jar");
        command.add(JAR.toString());
        try {
            var output = Files.createTempFile("modelcost-service", ".log");
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new PackagedService(builder.start(), port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Waits until it says that it is up. */
    PackagedService up() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains("Ctrl-C stops it.")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The service is not up: " + output());
            }
            Thread.sleep(50);
        }
        return this;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a signal by name (TERM, INT, KILL) and waits for the end. */
    int end(String signal) throws IOException, InterruptedException {
        signal(process.pid(), signal);
        return exitCode();
    }

    static void signal(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The service does not end: " + output());
        }
        return process.exitValue();
    }

    /**
     * The process id of the database on a directory, by its own lock file; empty if it has none.
     */
    static List<String> postmaster(Path directory) throws IOException {
        var file = directory.resolve("postgresql-18/postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** One value from the embedded database on a directory. */
    static String query(Path directory, String sql) throws IOException, SQLException {
        var url =
                "jdbc:postgresql://localhost:%s/postgres?user=postgres"
                        .formatted(postmaster(directory).get(3).strip());
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** However the test went, nothing of it goes on running. */
    @Override
    public void close() {
        process.destroy();
        try {
            // A slow stop is for the test to find, which asks for the exit code; here it would hide
            // what the test has found.
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
