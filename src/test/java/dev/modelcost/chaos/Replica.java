package dev.modelcost.chaos;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service on a database, with an issuer of tokens that the tests run. */
final class Replica {

    private static Map<String, String> issuer;

    private Replica() {}

    /** Starts one, and does not wait. */
    static RunningService on(String url) throws IOException {
        return on(url, Map.of());
    }

    /**
     * @param settings as variables of the environment
     */
    static RunningService on(String url, Map<String, String> settings) throws IOException {
        return of(RunningService.packaged(), url, settings);
    }

    /** The same of another release. */
    static RunningService of(List<String> command, String url, Map<String, String> settings)
            throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", url);
        issuer().forEach((name, value) -> environment.put(inEnvironment(name), value));
        environment.putAll(settings);
        return RunningService.start(command, environment);
    }

    /**
     * With the memory of an image within 160 MB, of which half is the heap; it waits until it is
     * ready.
     */
    static RunningService ofSmallMemory(String url) throws Exception {
        var command = new ArrayList<>(RunningService.packaged());
        command.addAll(
                RunningService.nativeExecutable().isPresent() ? command.size() : 1,
                List.of("-Xmx80m", "-XX:+ExitOnOutOfMemoryError"));
        return of(command, url, Map.of()).awaitReady();
    }

    /** One for all tests of a run; it ends with them. */
    private static synchronized Map<String, String> issuer() {
        if (issuer == null) {
            issuer = new Issuer().start();
        }
        return issuer;
    }

    private static String inEnvironment(String property) {
        return property.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
