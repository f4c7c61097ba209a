package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the images run, without a container engine: the entry point of the Dockerfile with its
 * flags, as the unprivileged user, on files that belong to root. Run by root, with the file system
 * read-only but for /tmp; else as whoever runs it.
 */
class ContainerRunIT {

    private static final String USER = "65532";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /**
     * A mount namespace of its own: everything read-only but a small /tmp. Ends in exec, so that
     * SIGTERM reaches the service.
     */
    private static final String READ_ONLY =
            """
            root=$1 app=$2; shift 2
            mount --rbind / "$root" && mount -o remount,bind,ro "$root" \\
                && mount -t tmpfs -o size=16m,mode=1777 tmpfs "$root/tmp" && mkdir -p "$root$app" \\
                && mount --bind "$app" "$root$app" && mount -o remount,bind,ro "$root$app" || exit 97
            exec chroot "$root" setpriv --reuid=%1$s --regid=%1$s --clear-groups --no-new-privs --inh-caps=-all "$@"
            """
                    .formatted(USER);

    @TempDir Path directory;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void startDatabase() throws IOException, InterruptedException {
        postgres = EmbeddedPostgres.builder().start();
        shell("chmod 755 " + directory);
    }

    @AfterEach
    void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    @Tag("jars")
    void jvmImageStartsFromItsCacheOnReadOnlyFiles() throws Exception {
        var packaged = Path.of("target/quarkus-app");
        var java = java25();
        assumeTrue(java.isPresent(), "the AOT cache needs a JDK 25");
        var app = directory.resolve("app");
        // With the times of the files: the cache remembers them.
        shell("cp -a %s %s".formatted(packaged, app));
        train(java.get(), app);
        belongToRoot(app);

        try (var service = runEntryPoint("Dockerfile.jvm", app, java.get())) {
            service.awaitReady();
            assertThat(service.get("/api/v1/models/deepseek-r1/training-cost").statusCode())
                    .isEqualTo(200);
            assertThat(service.get("/").body()).as("a page from the jars").contains("<html");
            assertThat(Files.readString(Path.of("/proc/%d/maps".formatted(service.pid()))))
                    .as("the cache is mapped%n%s", service.output())
                    .contains("app.aot");
            assertUnprivileged(service);
            service.terminate();
            assertThat(service.awaitEnd()).as(service.output()).isIn(0, 143);
        }
    }

    @Test
    @Tag("native")
    void nativeImageStartsOnReadOnlyFiles() throws Exception {
        var executable = RunningService.nativeExecutable().orElseThrow();
        var app = Files.createDirectory(directory.resolve("app"));
        Files.copy(executable, app.resolve("modelcost"));
        shell("chmod 0555 " + app.resolve("modelcost"));
        belongToRoot(app);

        for (var name : List.of("Dockerfile.native", "Dockerfile.native-micro")) {
            try (var service = runEntryPoint(name, app, Path.of("none"))) {
                service.awaitReady();
                assertThat(service.get("/api/v1/models/deepseek-r1/training-cost").statusCode())
                        .isEqualTo(200);
                assertUnprivileged(service);
                service.terminate();
                assertThat(service.awaitEnd()).as(service.output()).isIn(0, 143);
            }
        }
    }

    private void train(Path java, Path app) throws Exception {
        var log = directory.resolve("training.log");
        var training =
                RunningService.run(
                        List.of(
                                "sh",
                                Dockerfile.DIRECTORY.resolve("train.sh").toString(),
                                java.toString(),
                                app.toString(),
                                "src/test/resources/example-requests.txt"),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL", url(),
                                "TRAINING_PORT", Integer.toString(RunningService.freePort()),
                                "TRAINING_MANAGEMENT_PORT",
                                        Integer.toString(RunningService.freePort())),
                        log);
        assertThat(training.waitFor()).as(Files.readString(log)).isZero();
    }

    private RunningService runEntryPoint(String dockerfile, Path app, Path java)
            throws IOException {
        var command = new ArrayList<String>();
        if (ROOT) {
            var root = Files.createDirectories(directory.resolve("root"));
            command.addAll(
                    List.of(
                            "unshare",
                            "--mount",
                            "sh",
                            "-c",
                            READ_ONLY,
                            "sh",
                            root.toString(),
                            app.toString()));
        }
        for (var argument : Dockerfile.read(dockerfile).entryPoint()) {
            command.add(
                    argument.replace("/opt/java/openjdk/bin/java", java.toString())
                            .replaceFirst("(^|=)/app/", "$1" + app + "/"));
        }
        return RunningService.start(command, Map.of("QUARKUS_DATASOURCE_JDBC_URL", url()));
    }

    private void assertUnprivileged(RunningService service) throws IOException {
        if (ROOT) {
            assertThat(Files.readString(Path.of("/proc/%d/status".formatted(service.pid()))))
                    .containsPattern("(?m)^Uid:(\\s+%s){4}$".formatted(USER))
                    .containsPattern("(?m)^CapEff:\\s+0+$")
                    .containsPattern("(?m)^NoNewPrivs:\\s+1$");
        }
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static void belongToRoot(Path app) throws IOException, InterruptedException {
        shell("chmod -R a-w,a+rX " + app + (ROOT ? " && chown -R 0:0 " + app : ""));
    }

    private static void shell(String script) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor())
                .as(script)
                .isZero();
    }

    private static Optional<Path> java25() throws IOException {
        var homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        var others = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(others)) {
            try (var found = Files.list(others)) {
                homes.addAll(found.toList());
            }
        }
        return homes.stream()
                .filter(ContainerRunIT::isJava25)
                .map(home -> home.resolve("bin/java"))
                .findFirst();
    }

    private static boolean isJava25(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
