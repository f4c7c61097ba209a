package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests keep the published schemas, fit each other, and fit the service. */
class ManifestTest {

    private static final Path KUBERNETES = Path.of("deploy/kubernetes");
    private static final Path KNATIVE = Path.of("deploy/knative/service.yaml");
    private static final String NAME = "app.kubernetes.io/name";
    private static final String ENV = "/spec/template/spec/containers/0/env";

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/ha"})
    void keepsThePublishedSchemas(String directory) throws IOException {
        for (var resource : Kustomization.render(KUBERNETES.resolve(directory))) {
            try {
                Schemas.validate(resource);
            } catch (RuntimeException | IOException e) {
                throw new AssertionError(Kustomization.id(resource) + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void knativeServiceKeepsThePublishedSchema() throws IOException {
        for (var resource : Kustomization.documents(KNATIVE)) {
            Schemas.validate(resource);
        }
    }

    /** Else the tests above would prove nothing. */
    @Test
    void refusesWhatIsMisspeltMissingOrOfTheWrongType() throws IOException {
        var deployment = resource(ha(), "Deployment");
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGraceSeconds", 30);
        assertThatThrownBy(() -> Schemas.validate(deployment))
                .hasMessageContaining("terminationGraceSeconds");

        var budget = resource(ha(), "HorizontalPodAutoscaler");
        ((ObjectNode) budget.get("spec")).remove("maxReplicas");
        assertThatThrownBy(() -> Schemas.validate(budget)).hasMessageContaining("maxReplicas");

        var job = resource(ha(), "Job");
        ((ObjectNode) job.get("spec")).put("backoffLimit", "many");
        assertThatThrownBy(() -> Schemas.validate(job)).hasMessageContaining("many");

        var cluster = resource(ha(), "Cluster");
        ((ObjectNode) cluster.get("spec")).put("instnces", 3);
        assertThatThrownBy(() -> Schemas.validate(cluster)).hasMessageContaining("instnces");

        var knative = Kustomization.documents(KNATIVE).get(0);
        ((ObjectNode) knative.at("/spec/template/spec")).put("containerConcurency", 3);
        assertThatThrownBy(() -> Schemas.validate(knative))
                .hasMessageContaining("containerConcurency");
    }

    @Test
    void appliesEveryFile() throws IOException {
        for (var directory : List.of("base", "overlays/small", "overlays/ha")) {
            var kustomization = KUBERNETES.resolve(directory).resolve("kustomization.yaml");
            var named = new ArrayList<String>(List.of("kustomization.yaml"));
            var tree = Kustomization.YAML.readTree(kustomization.toFile());
            tree.path("resources").forEach(resource -> named.add(resource.asText()));
            tree.path("patches").forEach(patch -> named.add(patch.get("path").asText()));
            try (var files = Files.list(kustomization.getParent())) {
                assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(named);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/ha"})
    void fitTogether(String overlay) throws IOException {
        var resources = Kustomization.render(KUBERNETES.resolve(overlay));
        var deployment = resource(resources, "Deployment");
        var labels = deployment.at("/spec/template/metadata/labels");
        var cluster = resource(resources, "Cluster");
        var name = cluster.at("/metadata/name").asText();

        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(resource(resources, "Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(resource(resources, "PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        for (var spread : deployment.at("/spec/template/spec/topologySpreadConstraints")) {
            assertThat(spread.at("/labelSelector/matchLabels")).isEqualTo(labels);
        }
        assertThat(resource(resources, "HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name"))
                .isEqualTo(deployment.at("/metadata/name"));
        assertThat(deployment.at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name"))
                .isEqualTo(resource(resources, "ConfigMap").at("/metadata/name"));
        for (var workload : List.of(deployment, resource(resources, "Job"))) {
            assertThat(workload.at(ENV).findValuesAsText("name"))
                    .contains("QUARKUS_DATASOURCE_JDBC_URL", name + "-app");
            assertThat(workload.at("/spec/template/spec/serviceAccountName"))
                    .isEqualTo(resource(resources, "ServiceAccount").at("/metadata/name"));
            assertThat(workload.at("/spec/template/spec/containers/0/image").asText())
                    .matches("ghcr.io/OWNER/modelcost:.+");
        }
        assertThat(
                        resource(resources, "NetworkPolicy")
                                .at("/spec/egress/1/to/0/podSelector/matchLabels")
                                .path("cnpg.io/cluster"))
                .isEqualTo(cluster.at("/metadata/name"));
        assertThat(resources)
                .as("what docs/how-to/run-on-kubernetes.md applies last, by this label")
                .filteredOn(resource -> resource.at("/metadata/labels").has(NAME))
                .map(resource -> resource.get("kind").asText())
                .containsExactlyInAnyOrder("Deployment", "Service", "Job");
        assertThat(resources)
                .filteredOn(resource -> !resource.get("kind").asText().equals("Namespace"))
                .allMatch(
                        resource ->
                                resource.at("/metadata/namespace").asText().equals("modelcost"));
    }

    @Test
    void probesAskTheManagementPort() throws IOException {
        var container = resource(ha(), "Deployment").at("/spec/template/spec/containers/0");
        var ports = container.get("ports");
        var settings = settings();

        assertThat(ports.get(0).get("containerPort").asText())
                .isEqualTo(settings.getProperty("quarkus.http.port"));
        assertThat(ports.get(1).get("containerPort").asText())
                .isEqualTo(settings.getProperty("quarkus.management.port"));
        for (var probe :
                List.of("startupProbe started", "readinessProbe ready", "livenessProbe live")) {
            var parts = probe.split(" ");
            var asked = container.at("/" + parts[0] + "/httpGet");
            assertThat(asked.get("path").asText()).isEqualTo("/q/health/" + parts[1]);
            assertThat(asked.get("port")).isEqualTo(ports.get(1).get("name"));
        }
    }

    @Test
    void gracePeriodOutlastsTheShutdown() throws IOException {
        var data = resource(ha(), "ConfigMap").get("data");
        var needed =
                seconds(data.get("QUARKUS_SHUTDOWN_DELAY"))
                        + seconds(data.get("QUARKUS_SHUTDOWN_TIMEOUT"));

        assertThat(settings().getProperty("quarkus.shutdown.delay-enabled"))
                .as("the delay is compiled in")
                .isEqualTo("true");
        assertThat(
                        resource(ha(), "Deployment")
                                .at("/spec/template/spec/terminationGracePeriodSeconds")
                                .asLong())
                .isGreaterThan(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/ha"})
    void connectionsOfAllReplicasFitTheDatabase(String overlay) throws IOException {
        var resources = Kustomization.render(KUBERNETES.resolve(overlay));
        var each =
                resource(resources, "ConfigMap")
                        .at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                        .asInt();
        var replicas = resource(resources, "HorizontalPodAutoscaler").at("/spec/maxReplicas");
        var taken =
                resource(resources, "Cluster").at("/spec/postgresql/parameters/max_connections");

        // One replica more in a roll-out; some connections are the operator's and the standbys'.
        assertThat((replicas.asInt() + 1) * each).isLessThan(taken.asInt(100) - 10);
    }

    @Test
    void noWorkloadMayDoMoreThanItNeeds() throws IOException {
        var pods = new ArrayList<JsonNode>();
        pods.add(resource(ha(), "Deployment").at("/spec/template/spec"));
        pods.add(resource(ha(), "Job").at("/spec/template/spec"));
        pods.add(Kustomization.documents(KNATIVE).get(0).at("/spec/template/spec"));
        for (var pod : pods) {
            assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
            var container = pod.at("/containers/0");
            var security = container.get("securityContext");
            assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container.at("/resources/requests/memory").isTextual()).isTrue();
            assertThat(container.at("/resources/limits/memory").isTextual()).isTrue();
            for (var variable : container.get("env")) {
                if (variable.get("name").asText().matches(".*(URL|USERNAME|PASSWORD)")) {
                    assertThat(variable.at("/valueFrom/secretKeyRef").isObject())
                            .as("secrets by reference")
                            .isTrue();
                }
            }
        }
    }

    @Test
    void replicasLeaveTheDatabaseToTheJob() throws IOException {
        var data = resource(ha(), "ConfigMap").get("data");

        assertThat(data.get("QUARKUS_FLYWAY_MIGRATE_AT_START").asText()).isEqualTo("false");
        assertThat(data.get("MODELCOST_DATA_LOAD").asText()).isEqualTo("false");
        assertThat(resource(ha(), "Job").at("/spec/template/spec/containers/0/args/0").asText())
                .isEqualTo("migrate");
    }

    /** No schema of these templates is in the registries: what must fit the build is looked at. */
    @Test
    void lambdaTemplateFitsWhatTheProfileBuilds() throws IOException {
        var function =
                Kustomization.documents(Path.of("deploy/lambda/template.yaml"))
                        .get(0)
                        .at("/Resources/Modelcost");
        var code = Path.of("deploy/lambda", function.at("/Properties/CodeUri").asText());

        assertThat(function.get("Type").asText()).isEqualTo("AWS::Serverless::Function");
        assertThat(code.normalize()).isEqualTo(Path.of("target/lambda/function.zip"));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<directory>${project.basedir}/target/lambda</directory>");
        assertThat(function.at("/Properties/Runtime").asText()).isEqualTo("provided.al2023");
        assertThat(function.at("/Properties/Events").findValuesAsText("Type")).containsOnly("Api");
        assertThat(function.at("/Properties/Environment/Variables/QUARKUS_DATASOURCE_PASSWORD"))
                .asString()
                .contains("resolve:secretsmanager");
    }

    private static List<ObjectNode> ha() throws IOException {
        return Kustomization.render(KUBERNETES.resolve("overlays/ha"));
    }

    private static ObjectNode resource(List<ObjectNode> resources, String kind) {
        return resources.stream()
                .filter(resource -> resource.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static long seconds(JsonNode duration) {
        return Duration.parse("PT" + duration.asText()).toSeconds();
    }

    private static Properties settings() throws IOException {
        var settings = new Properties();
        settings.load(
                new StringReader(
                        Files.readString(Path.of("src/main/resources/application.properties"))));
        return settings;
    }
}
