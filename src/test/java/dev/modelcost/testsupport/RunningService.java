package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The packaged service as a process of its own, on ports of its own. */
public final class RunningService implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_OF_CLIENTS = 32_768;
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private RunningService(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it, and does not wait.
     *
     * @param environment settings, as {@code QUARKUS_DATASOURCE_JDBC_URL}
     */
    public static RunningService start(List<String> command, Map<String, String> environment)
            throws IOException {
        var port = freePort();
        var managementPort = freePort();
        var all =
                new java.util.HashMap<>(
                        Map.of(
                                "QUARKUS_HTTP_PORT", Integer.toString(port),
                                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
        all.putAll(environment);
        var log = Files.createTempFile("modelcost-service", ".log");
        return new RunningService(run(command, all, log), log, port, managementPort);
    }

    public static Process run(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Settings of whoever runs the tests are not those of the service.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * The command of what this build has packaged: the native executable, or the jars with the
     * options of the JVM image, which need less of a processor for the minute that a test takes.
     */
    public static List<String> packaged() {
        var executable = nativeExecutable();
        if (executable.isPresent()) {
            return List.of(executable.get().toString());
        }
        var jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("package first").exists();
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString());
    }

    /** What {@code -Dnative} has built; empty if this build packages jars. */
    public static Optional<Path> nativeExecutable() {
        var path = Optional.ofNullable(System.getProperty("native.image.path")).map(Path::of);
        path.ifPresent(executable -> assertThat(executable).as("built").isExecutable());
        return path.map(Path::toAbsolutePath);
    }

    public RunningService awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (readiness() != 200) {
            assertThat(process.isAlive()).as("runs%n%s", output()).isTrue();
            assertThat(System.nanoTime()).as("ready in time%n%s", output()).isLessThan(deadline);
            Thread.sleep(100);
        }
        return this;
    }

    /** Waits until it has printed this. */
    public void awaitOutput(String text) throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!output().contains(text)) {
            assertThat(process.isAlive()).as("runs%n%s", output()).isTrue();
            assertThat(System.nanoTime()).as("said in time%n%s", output()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** Status of the readiness probe; 0 if nothing listens. */
    public int readiness() throws InterruptedException {
        try {
            return send(managementPort, "/q/health/ready").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Where it tells how it is. */
    public URI managementUrl() {
        return URI.create("http://localhost:" + managementPort);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(port, path);
    }

    public HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return send(managementPort, path);
    }

    /** What no process can prepare for. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Kubernetes asks it to stop. */
    public void terminate() {
        process.destroy();
    }

    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                .as("stops in time%n%s", output())
                .isTrue();
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        // A wrapper of a script may be the process: what it has started ends with it.
        var all = new ArrayList<>(process.descendants().toList());
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }

    private static HttpResponse<String> send(int port, String path)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /**
     * A port at which nobody listens, below those that the system gives to clients: one of them
     * might have it before it is used.
     */
    public static int freePort() {
        return IntStream.generate(
                        () -> ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OF_CLIENTS))
                .filter(RunningService::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
