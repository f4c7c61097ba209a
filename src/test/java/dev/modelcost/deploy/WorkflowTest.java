package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workflows may do what they need and no more, and run the versions of actions that they name.
 */
class WorkflowTest {

    private static final Path WORKFLOWS = Path.of(".github/workflows");

    /** What a job may do beyond reading the sources. */
    private static final Map<String, Map<String, String>> MORE =
            Map.of(
                    "release.yml/build", Map.of("contents", "read", "packages", "write"),
                    "release.yml/images",
                            Map.of(
                                    "contents", "read",
                                    "packages", "write",
                                    "id-token", "write",
                                    "attestations", "write"),
                    "release.yml/publish",
                            Map.of(
                                    "contents", "write",
                                    "id-token", "write",
                                    "attestations", "write"),
                    "docs.yml/publish", Map.of("pages", "write", "id-token", "write"));

    private static final Pattern SCRIPT = Pattern.compile("\\.ci/[\\w/-]+");

    static Stream<Path> workflows() throws IOException {
        return Files.list(WORKFLOWS).sorted();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayOnlyReadUnlessListed(Path file) throws IOException {
        var workflow = Kustomization.YAML.readTree(file.toFile());

        assertThat(texts(workflow.path("permissions"))).isEqualTo(Map.of("contents", "read"));
        for (var job : workflow.get("jobs").properties()) {
            var id = file.getFileName() + "/" + job.getKey();
            assertThat(job.getValue().path("timeout-minutes").asInt()).as(id).isPositive();
            if (job.getValue().has("permissions")) {
                assertThat(texts(job.getValue().get("permissions"))).as(id).isEqualTo(MORE.get(id));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinsEveryActionToACommitAndTellsItsVersion(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("uses:"))
                .allMatch(
                        line ->
                                line.matches(
                                        ".*uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        for (var step : steps(file)) {
            if (step.has("uses")) {
                var action = step.get("uses").asText();
                if (action.startsWith("actions/checkout@")) {
                    assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse();
                }
            }
        }
    }

    /** What others may write (titles, branch names) must not become part of a script. */
    @ParameterizedTest
    @MethodSource("workflows")
    void putsNoExpressionIntoAScript(Path file) throws IOException {
        for (var step : steps(file)) {
            assertThat(step.path("run").asText()).doesNotContain("${{");
        }
        assertThat(Files.readString(file)).doesNotContain("pull_request_target");
    }

    @Test
    void runsScriptsThatThereAre() throws IOException {
        try (var files = workflows()) {
            for (var file : files.toList()) {
                for (var step : steps(file)) {
                    SCRIPT.matcher(step.path("run").asText())
                            .results()
                            .forEach(script -> assertThat(Path.of(script.group())).isExecutable());
                }
            }
        }
    }

    @Test
    void testsOnBothJavaVersions() throws IOException {
        var matrix =
                Kustomization.YAML
                        .readTree(WORKFLOWS.resolve("test.yml").toFile())
                        .at("/jobs/verify/strategy/matrix/java");

        assertThat(matrix).map(JsonNode::asText).containsExactly("17", "25");
    }

    @Test
    void dependabotWatchesWhatIsPinned() throws IOException {
        var updates =
                Kustomization.YAML
                        .readTree(Path.of(".github/dependabot.yml").toFile())
                        .get("updates");

        assertThat(updates.findValuesAsText("package-ecosystem"))
                .containsExactlyInAnyOrder("maven", "github-actions", "docker", "docker-compose");
    }

    private static List<JsonNode> steps(Path file) throws IOException {
        return Kustomization.YAML.readTree(file.toFile()).get("jobs").properties().stream()
                .flatMap(job -> job.getValue().get("steps").valueStream())
                .toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new java.util.HashMap<String, String>();
        object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
