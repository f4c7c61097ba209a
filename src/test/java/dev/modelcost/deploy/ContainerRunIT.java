package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelcost.testsupport.InstalledPrograms;
import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the images run, without a container engine: the entry point of the Dockerfile with its
 * flags. Run by root, also as the unprivileged user, on files that belong to root, with the file
 * system read-only but for /tmp.
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
            # chroot is in a directory that is not on everybody's path.
            PATH=$PATH:/usr/sbin:/sbin
            mount --rbind / "$root" && mount -o remount,bind,ro "$root" \\
                && mount -t tmpfs -o size=16m,mode=1777 tmpfs "$root/tmp" && mkdir -p "$root$app" \\
                && mount --bind "$app" "$root$app" && mount -o remount,bind,ro "$root$app" || exit 97
            exec chroot "$root" setpriv --reuid=%1$s --regid=%1$s --clear-groups --no-new-privs --inh-caps=-all "$@"
            """
                    .formatted(USER);

    @TempDir static Path directory;
    private static EmbeddedPostgres postgres;
    private static boolean trained;

    @BeforeAll
    static void startDatabase() throws IOException, InterruptedException {
        postgres = EmbeddedPostgres.builder().start();
        // For the unprivileged user.
        shell("chmod 755 " + directory);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    @Tag("jars")
    void jvmImageStartsFromItsCache() throws Exception {
        var java = java25();
        var app = trained(java);

        try (var service = start(entryPoint("Dockerfile.jvm", app, java))) {
            assertAnswersFromItsCache(service);
            assertEndsWhenItIsAsked(service);
        }
    }

    @Test
    @Tag("jars")
    void jvmImageStartsAsAnUnprivilegedUserOnReadOnlyFiles() throws Exception {
        assumeRoot();
        var java = java25();
        var app = trained(java);

        try (var service = start(onReadOnlyFiles(app, entryPoint("Dockerfile.jvm", app, java)))) {
            assertAnswersFromItsCache(service);
            assertIsUnprivileged(service);
            assertEndsWhenItIsAsked(service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.native-micro"})
    @Tag("native")
    void nativeImageStarts(String dockerfile) throws Exception {
        try (var service = start(entryPoint(dockerfile, executable(), null))) {
            assertAnswers(service);
            assertEndsWhenItIsAsked(service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.native-micro"})
    @Tag("native")
    void nativeImageStartsAsAnUnprivilegedUserOnReadOnlyFiles(String dockerfile) throws Exception {
        assumeRoot();
        var app = executable();

        try (var service = start(onReadOnlyFiles(app, entryPoint(dockerfile, app, null)))) {
            assertAnswers(service);
            assertIsUnprivileged(service);
            assertEndsWhenItIsAsked(service);
        }
    }

    private static void assumeRoot() {
        assumeTrue(ROOT, "Only root can mount a file system read-only and become another user.");
    }

    private static void assertAnswers(RunningService service) throws Exception {
        service.awaitReady();
        assertThat(service.get("/api/v1/models/deepseek-r1/training-cost").statusCode())
                .isEqualTo(200);
    }

    private static void assertAnswersFromItsCache(RunningService service) throws Exception {
        assertAnswers(service);
        assertThat(service.get("/").body()).as("a page from the jars").contains("<html");
        assertThat(Files.readString(Path.of("/proc/%d/maps".formatted(service.pid()))))
                .as("the cache is mapped%n%s", service.output())
                .contains("app.aot");
    }

    private static void assertIsUnprivileged(RunningService service) throws IOException {
        assertThat(Files.readString(Path.of("/proc/%d/status".formatted(service.pid()))))
                .containsPattern("(?m)^Uid:(\\s+%s){4}$".formatted(USER))
                .containsPattern("(?m)^CapEff:\\s+0+$")
                .containsPattern("(?m)^NoNewPrivs:\\s+1$");
    }

    private static void assertEndsWhenItIsAsked(RunningService service) throws Exception {
        service.terminate();
        assertThat(service.awaitEnd()).as(service.output()).isIn(0, 143);
    }

    /** The jars with their cache, which is made once. */
    private static Path trained(Path java) throws Exception {
        var app = directory.resolve("jars");
        if (!trained) {
            assumeTrue(
                    InstalledPrograms.has("curl"),
                    "The training of the image's AOT cache asks by curl, which is not installed.");
            // With the times of the files: the cache remembers them.
            shell("rm -rf %1$s && cp -a %2$s %1$s".formatted(app, "target/quarkus-app"));
            train(java, app);
            becomeReadOnly(app);
            trained = true;
        }
        return app;
    }

    private static Path executable() throws Exception {
        var app = directory.resolve("native");
        if (!Files.exists(app)) {
            Files.createDirectory(app);
            Files.copy(RunningService.nativeExecutable().orElseThrow(), app.resolve("modelcost"));
            shell("chmod 0555 " + app.resolve("modelcost"));
            becomeReadOnly(app);
        }
        return app;
    }

    private static void train(Path java, Path app) throws Exception {
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
        try {
            assertThat(training.waitFor()).as(Files.readString(log)).isZero();
        } finally {
            // Where a time limit interrupts the test, nothing of it goes on.
            training.descendants().forEach(ProcessHandle::destroy);
            training.destroy();
        }
    }

    private static List<String> entryPoint(String dockerfile, Path app, Path java)
            throws IOException {
        return Dockerfile.read(dockerfile).entryPoint().stream()
                .map(
                        argument ->
                                argument.replace("/opt/java/openjdk/bin/java", "" + java)
                                        .replaceFirst("(^|=)/app/", "$1" + app + "/"))
                .toList();
    }

    private static List<String> onReadOnlyFiles(Path app, List<String> entryPoint)
            throws IOException {
        var root = Files.createDirectories(directory.resolve("root"));
        var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", READ_ONLY, "sh"));
        command.add(root.toString());
        command.add(app.toString());
        command.addAll(entryPoint);
        return command;
    }

    private static RunningService start(List<String> command) throws IOException {
        return RunningService.start(command, Map.of("QUARKUS_DATASOURCE_JDBC_URL", url()));
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** As in the image, where the files belong to root. */
    private static void becomeReadOnly(Path app) throws IOException, InterruptedException {
        shell("chmod -R a-w,a+rX " + app + (ROOT ? " && chown -R 0:0 " + app : ""));
    }

    private static void shell(String script) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor())
                .as(script)
                .isZero();
    }

    private static Path java25() throws IOException {
        var homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        var others = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(others)) {
            try (var found = Files.list(others)) {
                homes.addAll(found.toList());
            }
        }
        var home = homes.stream().filter(ContainerRunIT::isJava25).findFirst();
        assumeTrue(
                home.isPresent(), "The image's AOT cache needs a JDK 25, and none is installed.");
        return home.get().resolve("bin/java");
    }

    private static boolean isJava25(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
