package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service with its embedded database through starts, ends and accidents, on one data
 * directory: what an earlier test left, the next one must find.
 */
@Tag("embedded")
@TestMethodOrder(OrderAnnotation.class)
class PackagedServiceIT {

    private static final String LOADING = "Loading the shipped data";
    private static final String COST = "/api/v1/models/deepseek-r1/training-cost?lineage=true";

    @TempDir static Path directory;

    @Test
    @Order(1)
    void answersFromAnEmptyDirectoryAndEndsBySigterm() throws Exception {
        try (var service = PackagedService.on(directory).up()) {
            assertThat(service.output()).contains(LOADING, service.port + "/docs");
            assertThat(service.get(COST).body()).contains("5870000");
            PackagedService.query(
                    directory, "INSERT INTO organization (slug, name) VALUES ('ours', 'Ours')");
            var postmaster = postmaster();

            // 128 + 15, or 0 where the JVM counts a signal as a clean end.
            assertThat(service.end("TERM")).isIn(0, 143);

            assertThat(service.output()).contains("The embedded PostgreSQL has stopped.");
            assertGone(postmaster);
        }
    }

    @Test
    @Order(2)
    void keepsTheDataOverARestartAndRefusesASecondStart() throws Exception {
        try (var service = PackagedService.on(directory).up()) {
            assertKept(service);
            assertThat(service.output()).doesNotContain(LOADING);

            try (var second = PackagedService.on(directory)) {
                assertThat(second.exitCode()).isNotZero();
                assertThat(second.output())
                        .contains(
                                "Modelcost already runs on the data in %s (process %d)"
                                        .formatted(directory, service.process.pid()))
                        .doesNotContain("Exception");
            }
            assertThat(service.get(COST).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void goesOnAfterItWasKilled() throws Exception {
        try (var killed = PackagedService.on(directory).up()) {
            var postmaster = postmaster();
            killed.end("KILL");
            assertThat(ProcessHandle.of(postmaster)).isPresent();

            try (var service = PackagedService.on(directory).up()) {
                assertThat(service.output())
                        .contains("Stopping the database that a killed service left running")
                        .doesNotContain(LOADING);
                assertKept(service);
                assertGone(postmaster);
            }
        }
    }

    @Test
    @Order(4)
    void goesOnAfterItsDatabaseWasKilled() throws Exception {
        try (var service = PackagedService.on(directory).up()) {
            PackagedService.signal(postmaster(), "KILL");

            assertThat(service.get("/api/v1/models?limit=1").statusCode()).isEqualTo(503);
            service.end("TERM");
        }
        try (var service = PackagedService.on(directory).up()) {
            assertKept(service);
            assertThat(service.output()).doesNotContain(LOADING);
        }
    }

    @Test
    @Order(5)
    void endsByCtrlC() throws Exception {
        try (var service = PackagedService.on(directory).up()) {
            var postmaster = postmaster();

            // 128 + 2, or 0 where the JVM counts a signal as a clean end.
            assertThat(service.end("INT")).isIn(0, 130);

            assertGone(postmaster);
        }
    }

    @Test
    @Order(6)
    void saysThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            for (var setting : List.of("quarkus.http.port", "quarkus.management.port")) {
                try (var service =
                        PackagedService.start(
                                PackagedService.java(),
                                Map.of(),
                                List.of(
                                        "-Dmodelcost.database.directory=" + directory,
                                        "-D" + setting + "=" + taken.getLocalPort()))) {
                    assertThat(service.exitCode()).isNotZero();
                    assertThat(service.output())
                            .contains("Port " + taken.getLocalPort(), "is in use", "-D" + setting)
                            .doesNotContain("Exception", "\tat ");
                }
            }
        }
        assertThat(PackagedService.postmaster(directory)).isEmpty();
    }

    @Test
    @Order(7)
    void saysThatTheDirectoryIsNone() throws Exception {
        var file = Files.writeString(directory.resolve("note"), "not a directory");

        try (var service = PackagedService.on(file)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.output())
                    .contains(file + " is a file, not a directory", "modelcost.database.directory")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    @Order(8)
    void runsOnANewerJava() throws Exception {
        for (var java : otherJavas()) {
            try (var service =
                    PackagedService.start(
                                    java,
                                    Map.of(),
                                    List.of("-Dmodelcost.database.directory=" + directory))
                            .up()) {
                assertKept(service);
            }
        }
    }

    @Test
    @Order(9)
    void saysWhyItCannotOpenBrokenData() throws Exception {
        var control = directory.resolve("postgresql-18/global/pg_control");
        var kept = Files.readAllBytes(control);
        Files.write(control, new byte[0]);
        try (var service = PackagedService.on(directory)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.output())
                    .contains("it has ended: ", "pg_control", "modelcost.database.directory")
                    .doesNotContain("Exception", "\tat ", "Gave up waiting");
        } finally {
            Files.write(control, kept);
        }
    }

    @Test
    @Order(10)
    void saysThatItsDataAreOfAnotherPostgresql() throws Exception {
        var version = directory.resolve("postgresql-18/PG_VERSION");
        Files.writeString(version, "16\n");
        try (var service = PackagedService.on(directory)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.output())
                    .contains("its data were made by PostgreSQL 16, not 18")
                    .doesNotContain("Exception", "\tat ");
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    /** Those that are installed beside the one that runs the tests, if there are any. */
    private static List<Path> otherJavas() throws IOException {
        var home = Path.of(System.getProperty("java.home")).toRealPath();
        try (var homes = Files.list(home.getParent())) {
            return homes.filter(other -> other.getFileName().toString().matches(".*2[1-9].*"))
                    .map(other -> other.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .toList();
        }
    }

    private static void assertKept(PackagedService service) throws Exception {
        assertThat(service.get("/api/v1/organizations/ours").statusCode()).isEqualTo(200);
        assertThat(service.get(COST).body()).contains("5870000");
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(PackagedService.postmaster(directory).get(0).strip());
    }

    private static void assertGone(long postmaster) {
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
