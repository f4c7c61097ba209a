package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the page about backups, on a server that they fit: the embedded one has none of
 * these programs, and those of another version refuse it.
 */
@Tag("chaos")
@Timeout(300)
class BackupIT {

    private static final Path PAGE = Path.of("docs/how-to/back-up-and-restore.md");
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern TOKEN = Pattern.compile("Authorization: Bearer (\\S+)'");
    private static final String RUN = "training-runs/deepseek-v3-pre-training";

    /** Over HTTP/2 it would send an empty body without saying that it is empty. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir Path folder;

    /** What is answered before, and after on what was restored. */
    private final Map<String, String> answers = new LinkedHashMap<>();

    @Test
    void whatIsRestoredAnswersTheSame() throws Exception {
        var programs = programs();
        try (var server = new InstalledServer(programs, folder)) {
            server.shell("createuser modelcost && createdb --owner=modelcost before");
            var key = "of-the-backup";
            String moment;
            HttpResponse<String> added;
            try (var service = Replica.on(server.url("before")).awaitReady()) {
                moment = Clock.systemUTC().instant().toString();
                added = add(service, key);
                assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
                assertThat(
                                send(
                                                service,
                                                "PATCH",
                                                RUN,
                                                "{\"usdPerChipHour\": 3, \"source\": \"arxiv-2412.19437\", \"reason\": \"x\"}",
                                                Map.of("If-Match", "*"))
                                        .statusCode())
                        .isEqualTo(200);
                ask(service, moment, answers);
            }

            var commands = commands();
            var database = "postgresql://modelcost@localhost:%d/before".formatted(server.port());
            server.shell(
                    "cd '%s' && DATABASE='%s'\n%s".formatted(folder, database, commands.get(0)));
            server.shell("cd '%s'\n%s".formatted(folder, commands.get(1)));

            try (var service = Replica.on(server.url("modelcost")).awaitReady()) {
                var restored = new LinkedHashMap<String, String>();
                ask(service, moment, restored);
                assertThat(restored).isEqualTo(answers);
                var again = add(service, key);
                assertThat(again.statusCode()).isEqualTo(201);
                assertThat(again.body()).isEqualTo(added.body());
                var undone =
                        send(service, "POST", RUN + "/undo?reason=x", "", Map.of("If-Match", "*"));
                assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
                assertThat(Long.parseLong(undone.headers().firstValue("Edition").orElseThrow()))
                        .isGreaterThan(
                                Long.parseLong(
                                        added.headers().firstValue("Edition").orElseThrow()));
                assertThat(undone.body()).contains("\"ownership\":\"shipped\"");
            }
        }
    }

    @Test
    void aCopyOfTheEmbeddedDatabaseAnswersTheSame() throws Exception {
        assumeTrue(RunningService.nativeExecutable().isEmpty(), "the jars have a database");
        String history;
        try (var service = embedded(".modelcost")) {
            var token = TOKEN.matcher(service.output());
            assertThat(token.find()).isTrue();
            var added = add(service, "a-key", token.group(1));
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            history = service.get("/api/v1/organizations/ours/history").body();
        }

        var copied =
                new ProcessBuilder("bash", "-euc", commands().get(2))
                        .directory(folder.toFile())
                        .start();
        assertThat(copied.waitFor()).isZero();

        try (var service = embedded("modelcost-backup")) {
            assertThat(service.get("/api/v1/organizations/ours/history").body()).isEqualTo(history);
        }
    }

    private RunningService embedded(String directory) throws IOException, InterruptedException {
        return RunningService.start(
                        RunningService.packaged(),
                        Map.of(
                                "MODELCOST_DATABASE_DIRECTORY",
                                folder.resolve(directory).toString()))
                .awaitReady();
    }

    /** Where programs and a server of one version are; the test is skipped where there are none. */
    private static Path programs() throws IOException {
        assumeTrue(Files.isDirectory(PROGRAMS), "PostgreSQL is installed");
        try (var versions = Files.list(PROGRAMS)) {
            var found =
                    versions.map(version -> version.resolve("bin"))
                            .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                            .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
                            .findFirst();
            assumeTrue(found.isPresent(), "a server and its programs are installed");
            return found.orElseThrow();
        }
    }

    private static List<String> commands() throws IOException {
        return COMMANDS.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static HttpResponse<String> add(RunningService service, String key) throws Exception {
        return add(service, key, Issuer.token("editor"));
    }

    private static HttpResponse<String> add(RunningService service, String key, String token)
            throws Exception {
        return send(
                service,
                "POST",
                "organizations",
                "{\"slug\": \"ours\", \"name\": \"Ours\", \"reason\": \"For a test.\"}",
                Map.of("Idempotency-Key", key, "Authorization", "Bearer " + token));
    }

    private static void ask(RunningService service, String moment, Map<String, String> answers)
            throws Exception {
        for (var path :
                List.of(
                        "organizations/ours",
                        "organizations/ours/history",
                        RUN + "/row",
                        RUN + "/history",
                        "models/deepseek-v3/training-cost",
                        "models/deepseek-v3/training-cost?recordedAt=" + moment,
                        "chips?limit=20")) {
            var answer = send(service, "GET", path, "", Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            answers.put(path, answer.body());
            answers.put(path + " edition", answer.headers().firstValue("Edition").orElse(""));
        }
    }

    private static HttpResponse<String> send(
            RunningService service,
            String method,
            String path,
            String body,
            Map<String, String> headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(service.url().resolve("/api/v1/" + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Authorization", "Bearer " + Issuer.token("editor"));
            request.header(
                    "Content-Type",
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        headers.forEach(request::setHeader);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
