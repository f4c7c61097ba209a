package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {

    @Test
    void pointsOutASlipInAVariable() {
        assertThat(UnknownSettings.among(List.of("MODELCOST_DATA_LAOD", "PATH")))
                .containsExactly(
                        "MODELCOST_DATA_LAOD is not a setting of Modelcost and does nothing. Did you mean MODELCOST_DATA_LOAD?");
    }

    @Test
    void pointsOutASlipInAPropertyAlsoInOneOfAProfile() {
        assertThat(
                        UnknownSettings.among(
                                List.of("modelcost.databse.wait", "%prod.modelcost.http.maxage")))
                .containsExactly(
                        "modelcost.databse.wait is not a setting of Modelcost and does nothing. Did you mean modelcost.database.wait?",
                        "modelcost.http.maxage is not a setting of Modelcost and does nothing. Did you mean modelcost.http.max-age?");
    }

    @Test
    void guessesNothingWhereNothingIsNear() {
        assertThat(UnknownSettings.among(List.of("MODELCOST_XYZZY")))
                .containsExactly("MODELCOST_XYZZY is not a setting of Modelcost and does nothing.");
    }

    @Test
    void isSilentAboutWhatIsKnownAndAboutWhatIsNotOurs() {
        assertThat(
                        UnknownSettings.among(
                                List.of(
                                        "MODELCOST_DATA_LOAD",
                                        "MODELCOST_LOCAL_EDITOR_FROM_ANYWHERE",
                                        "%dev.modelcost.database.wait",
                                        "QUARKUS_HTTP_PROT",
                                        "MODELCOST_SERVICE_HOST",
                                        "MODELCOST_PORT_8080_TCP_ADDR",
                                        "MODELCOST_DATABASE_RW_SERVICE_PORT")))
                .isEmpty();
    }

    /** One that the sources read and the list leaves out would be called unknown. */
    @Test
    void knowsEverySettingThatIsRead() throws IOException {
        var read = new TreeSet<String>();
        var quoted = Pattern.compile("name = \"(modelcost\\.[a-z.-]+)\"");
        var set = Pattern.compile("(?m)^(modelcost\\.[a-z.-]+)=");
        var constant =
                Pattern.compile("(?:TOKEN =|getOptionalValue\\()\\s*\"(modelcost\\.[a-z.-]+)\"");
        try (var files = Files.walk(Path.of("src"))) {
            files.filter(file -> file.toString().matches("src/[a-z/]*main.*\\.(java|properties)"))
                    .map(UnknownSettingsTest::text)
                    .forEach(
                            text ->
                                    Stream.of(quoted, set, constant)
                                            .flatMap(pattern -> pattern.matcher(text).results())
                                            .forEach(found -> read.add(found.group(1))));
        }

        assertThat(UnknownSettings.KNOWN).containsExactlyInAnyOrderElementsOf(read);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
