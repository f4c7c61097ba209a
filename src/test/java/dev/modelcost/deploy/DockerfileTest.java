package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of a Dockerfile that matter here; {@code .ci/run} asks a linter about the rest. No
 * container engine is needed.
 */
class DockerfileTest {

    private static final Set<String> INSTRUCTIONS =
            Set.of(
                    "FROM",
                    "LABEL",
                    "RUN",
                    "COPY",
                    "WORKDIR",
                    "EXPOSE",
                    "USER",
                    "ENTRYPOINT",
                    "ENV",
                    "ARG");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.native-micro"})
    void keepsTheRules(String name) throws IOException {
        var dockerfile = Dockerfile.read(name);
        var shipped = dockerfile.lastStage();

        assertThat(dockerfile.instructions())
                .as("known instructions; ADD fetches and unpacks, CMD and HEALTHCHECK want a shell")
                .allMatch(instruction -> INSTRUCTIONS.contains(instruction.name()));
        assertThat(dockerfile.all("FROM"))
                .as("base images are tagged, and not by latest")
                .allMatch(image -> image.split(" ")[0].matches("[a-z0-9./-]+:(?!latest)[\\w.-]+"));
        assertThat(shipped.all("USER"))
                .as("runs as a user by number, so that Kubernetes can tell that it is not root")
                .hasSize(1)
                .allMatch(user -> user.matches("[1-9]\\d*(:\\d+)?"));
        assertThat(shipped.all("RUN")).as("the shipped image needs no shell").isEmpty();
        assertThat(shipped.all("EXPOSE")).containsExactly("8080 9000");
        assertThat(shipped.all("ENV")).containsExactly("QUARKUS_LOG_CONSOLE_JSON_ENABLED=true");
        assertThat(shipped.all("WORKDIR")).containsExactly("/app");
        assertThat(shipped.all("COPY"))
                .as("what is copied belongs to root, so that the service cannot change itself")
                .isNotEmpty()
                .allMatch(
                        copy -> copy.contains("--chown=0:0") || copy.contains("/opt/java/openjdk"));
        assertThat(shipped.all("ENTRYPOINT")).hasSize(1);
        assertThat(dockerfile.entryPoint()).allMatch(argument -> !argument.isBlank());
        assertThat(shipped.instructions().get(shipped.instructions().size() - 1).name())
                .isEqualTo("ENTRYPOINT");
    }

    @Test
    void takesTheHeapFromTheMemoryLimit() throws IOException {
        assertThat(Dockerfile.read("Dockerfile.jvm").entryPoint())
                .contains("-XX:MaxRAMPercentage=60")
                .noneMatch(argument -> argument.startsWith("-Xmx"));
        for (var name : List.of("Dockerfile.native", "Dockerfile.native-micro")) {
            assertThat(Dockerfile.read(name).entryPoint())
                    .contains("-XX:MaximumHeapSizePercent=50")
                    .noneMatch(argument -> argument.startsWith("-Xmx"));
        }
    }

    /** One that goes on with half of its threads gone would look alive. */
    @Test
    void whatIsOutOfMemoryEnds() throws IOException {
        for (var name : List.of("Dockerfile.jvm", "Dockerfile.native", "Dockerfile.native-micro")) {
            assertThat(Dockerfile.read(name).entryPoint()).contains("-XX:+ExitOnOutOfMemoryError");
        }
        assertThat(Files.readString(Path.of("deploy/systemd/modelcost.service")))
                .containsPattern("ExecStart=\\S+java .*-XX:\\+ExitOnOutOfMemoryError .*-jar")
                .contains("Restart=on-failure");
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .containsPattern(
                        "quarkus.native.additional-build-args=.*-R:\\+ExitOnOutOfMemoryError");
    }

    @Test
    void trainsTheCacheWithTheJvmThatItRuns() throws IOException {
        var dockerfile = Dockerfile.read("Dockerfile.jvm");

        assertThat(dockerfile.lastStage().all("COPY"))
                .contains("--from=training /opt/java/openjdk/ /opt/java/openjdk/");
        assertThat(dockerfile.all("RUN")).anyMatch(run -> run.contains("train-with-database.sh"));
        assertThat(dockerfile.entryPoint()).contains("-XX:AOTCache=/app/app.aot");
    }
}
