package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database is for a newcomer's machine: neither its classes nor its binaries are in
 * what an image is made of. What only a native image needs is in no jar.
 */
class ImageContentIT {

    private static final Path JARS = Path.of("target/quarkus-app");

    /** Its launcher's classes, our use of it, and the archives that hold PostgreSQL. */
    private static final List<String> TRACES =
            List.of("io.zonky.test.db", "io/zonky/test/db", "EmbeddedPostgresDatabase", ".txz");

    private static final String NATIVE = "dev/modelcost/nativeimage";

    @Test
    @Tag("native")
    void theNativeExecutableHoldsNoDatabase() throws IOException {
        assertThat(traces(RunningService.nativeExecutable().orElseThrow())).isEmpty();
    }

    @Test
    @Tag("native")
    void theNativeExecutableWasBuiltWithoutTheDatabase() throws IOException {
        try (var sources = Files.newDirectoryStream(Path.of("target"), "*-source-jar")) {
            for (var source : sources) {
                assertThat(tracesInJars(source)).isEmpty();
            }
        }
    }

    @Test
    @Tag("jars")
    void theJarsHoldNothingOfTheNativeImage() throws IOException {
        assertThat(tracesInJars(JARS, List.of(NATIVE))).isEmpty();
    }

    /** Else the test above would prove nothing. */
    @Test
    @Tag("native")
    void theNativeExecutableWasBuiltWithWhatOnlyItNeeds() throws IOException {
        try (var sources = Files.newDirectoryStream(Path.of("target"), "*-source-jar")) {
            for (var source : sources) {
                assertThat(tracesInJars(source, List.of(NATIVE)))
                        .anyMatch(trace -> trace.contains("nativeimage/Unauthorized"));
            }
        }
    }

    @Test
    @Tag("container")
    void theJarsOfAContainerHoldNoDatabase() throws IOException {
        assertThat(tracesInJars(JARS)).isEmpty();
    }

    /** Else the tests above would prove nothing. */
    @Test
    @Tag("embedded")
    void itsTracesAreFoundWhereItIs() throws IOException {
        assertThat(tracesInJars(JARS))
                .anyMatch(trace -> trace.contains("io/zonky/test/db"))
                .anyMatch(trace -> trace.contains("EmbeddedPostgresDatabase"))
                .anyMatch(trace -> trace.contains(".txz"));
    }

    @Test
    void itsTracesAreFoundInAnExecutable(@TempDir Path directory) throws IOException {
        for (var trace : TRACES) {
            var file = Files.writeString(directory.resolve("x"), "\0\0" + trace + "y");
            assertThat(traces(file)).containsExactly(trace);
        }
    }

    private static List<String> tracesInJars(Path directory) throws IOException {
        return tracesInJars(directory, TRACES);
    }

    private static List<String> tracesInJars(Path directory, List<String> traces)
            throws IOException {
        try (var files = Files.walk(directory)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(jars).as("jars in " + directory).isNotEmpty();
            return jars.stream().flatMap(jar -> entries(jar, traces).stream()).toList();
        }
    }

    private static List<String> entries(Path jar, List<String> traces) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> traces.stream().anyMatch(name::contains))
                    .map(name -> jar + ": " + name)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(jar + " cannot be read", e);
        }
    }

    /**
     * Those that stand in the bytes of a file, in the encoding in which Java keeps such strings.
     */
    private static List<String> traces(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return TRACES.stream().filter(text::contains).toList();
    }
}
