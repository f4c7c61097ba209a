package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The type of every problem leads to its explanation. */
@ServiceTest
class ProblemPageTest {

    /** A name in lower case with hyphens after a status, as a type is written in the code. */
    private static final Pattern TYPE =
            Pattern.compile("(?:\\d{3},|new Kind\\()\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void explainsEveryTypeThatTheCodeNames() throws IOException {
        var page = Wire.get("/problems");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        for (var source : new String[] {"Problems", "ProblemTypes"}) {
            var code =
                    Files.readString(Path.of("src/main/java/dev/modelcost/web", source + ".java"));
            var types = TYPE.matcher(code).results().map(found -> found.group(1)).toList();
            assertThat(types).hasSizeGreaterThan(5);
            for (var type : types) {
                assertThat(page.body()).contains("id=\"" + type + "\"");
            }
        }
    }
}
