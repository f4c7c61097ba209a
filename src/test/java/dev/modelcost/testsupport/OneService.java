package dev.modelcost.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;

/**
 * The packaged service, started once for all tests that only ask it, with a token for whoever wants
 * to change its record.
 */
public final class OneService {

    /** Of an editor. */
    public static final String TOKEN = "a-token-for-tests";

    private static RunningService service;

    private OneService() {}

    /** Starts it for the first who asks; it ends with the tests. */
    public static synchronized RunningService running() throws IOException, InterruptedException {
        if (service == null) {
            var postgres = EmbeddedPostgres.builder().start();
            service =
                    RunningService.start(
                            RunningService.packaged(),
                            Map.of(
                                    "QUARKUS_DATASOURCE_JDBC_URL",
                                    postgres.getJdbcUrl("postgres", "postgres"),
                                    "MODELCOST_LOCAL_EDITOR_TOKEN",
                                    TOKEN,
                                    "MODELCOST_HTTP_HEAD_DEADLINE",
                                    "5s",
                                    "MODELCOST_HTTP_WRITE_DEADLINE",
                                    "5s",
                                    "QUARKUS_MANAGEMENT_IDLE_TIMEOUT",
                                    "8s"));
            Runtime.getRuntime().addShutdownHook(new Thread(OneService::stop, "stop service"));
            service.awaitReady();
        }
        return service;
    }

    private static void stop() {
        try {
            service.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
