package dev.modelcost.chaos;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL that can go away and come back on the same port with the same data. */
public class MortalPostgres implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedPostgres postgres;
    private static Path directory;
    private static int port;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("modelcost-chaos");
            postgres = on(0);
            port = postgres.getPort();
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when nobody answers any more: on a busy machine the end takes longer than its order.
     */
    static void kill() throws IOException {
        postgres.close();
        while (answers()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean answers() {
        try (var connection = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return connection.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    static void revive() throws IOException {
        postgres = on(port);
    }

    private static EmbeddedPostgres on(int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Override
    public void stop() {
        try {
            postgres.close();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
