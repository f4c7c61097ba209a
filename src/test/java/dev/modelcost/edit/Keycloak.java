package dev.modelcost.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real Keycloak, from its distribution, with the realm that the how-to page imports. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "modelcost";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path UNPACKED = Path.of("target/keycloak");
    private static final Path REALM_FILE = Path.of("docs/how-to/modelcost-realm.json");
    private static final Duration START = Duration.ofMinutes(4);
    private static final String ADMIN = "chaos-admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = RunningService.freePort();
    private final Path log = Files.createTempFile("keycloak", ".log");
    private final Process process;

    Keycloak() throws IOException {
        var home = home();
        var imported = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                REALM_FILE,
                imported.resolve(REALM_FILE.getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        process =
                RunningService.run(
                        List.of(
                                "bash",
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--import-realm",
                                "--http-port=" + port,
                                "--http-management-port=" + RunningService.freePort()),
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN,
                                "JAVA_OPTS_KC_HEAP", "-Xmx700m"),
                        log);
    }

    private static Path home() throws IOException {
        assertThat(UNPACKED).as("unpacked by the profile chaos").isDirectory();
        try (var folders = Files.list(UNPACKED)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    Keycloak awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime() - end).as(Files.readString(log)).isNegative();
            Thread.sleep(500);
        }
        return this;
    }

    private boolean answers() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer(REALM)))).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As a service is configured with it. */
    String issuer(String realm) {
        return "http://localhost:" + port + "/realms/" + realm;
    }

    /** What its token endpoint gives a client for its secret. */
    JsonNode tokens(String realm, String client, String secret)
            throws IOException, InterruptedException {
        return tokens(
                realm,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client,
                        "client_secret", secret));
    }

    private JsonNode tokens(String realm, Map<String, String> form)
            throws IOException, InterruptedException {
        var body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                issuer(realm) + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The keys that it publishes. */
    JsonNode keys() throws IOException, InterruptedException {
        var answer =
                send(
                        HttpRequest.newBuilder(
                                URI.create(issuer(REALM) + "/protocol/openid-connect/certs")));
        return JSON.readTree(answer.body()).get("keys");
    }

    /** Asks its administration; what it answers may be empty. */
    JsonNode administer(String method, String path, String json)
            throws IOException, InterruptedException {
        var token =
                tokens(
                                "master",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        ADMIN,
                                        "password",
                                        ADMIN))
                        .get("access_token")
                        .asText();
        var answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + port
                                                        + "/admin/realms"
                                                        + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        Files.delete(log);
    }
}
