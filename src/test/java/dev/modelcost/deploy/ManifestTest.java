package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path CLOUD_RUN = Path.of("deploy/cloud-run/service.yaml");
    private static final String NAME = "app.kubernetes.io/name";
    private static final String ENV = "/spec/template/spec/containers/0/env";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base",
                "overlays/small",
                "overlays/ha",
                "overlays/own-database",
                "overlays/public"
            })
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
        for (var file : List.of(KNATIVE, CLOUD_RUN)) {
            for (var resource : Kustomization.documents(file)) {
                Schemas.validate(resource);
            }
        }
    }

    /** Else the tests above would prove nothing. */
    @Test
    void refusesWhatIsMisspeltMissingOrOfTheWrongType() throws IOException {
        var deployment = Kustomization.resource(ha(), "Deployment");
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGraceSeconds", 30);
        assertThatThrownBy(() -> Schemas.validate(deployment))
                .hasMessageContaining("terminationGraceSeconds");

        var budget = Kustomization.resource(ha(), "HorizontalPodAutoscaler");
        ((ObjectNode) budget.get("spec")).remove("maxReplicas");
        assertThatThrownBy(() -> Schemas.validate(budget)).hasMessageContaining("maxReplicas");

        var job = Kustomization.resource(ha(), "Job");
        ((ObjectNode) job.get("spec")).put("backoffLimit", "many");
        assertThatThrownBy(() -> Schemas.validate(job)).hasMessageContaining("many");

        var cluster = Kustomization.resource(ha(), "Cluster");
        ((ObjectNode) cluster.get("spec")).put("instnces", 3);
        assertThatThrownBy(() -> Schemas.validate(cluster)).hasMessageContaining("instnces");

        var knative = Kustomization.resource(Kustomization.documents(KNATIVE), "Service");
        ((ObjectNode) knative.at("/spec/template/spec")).put("containerConcurency", 3);
        assertThatThrownBy(() -> Schemas.validate(knative))
                .hasMessageContaining("containerConcurency");
    }

    @Test
    void appliesEveryFile() throws IOException {
        for (var directory :
                List.of(
                        "base",
                        "overlays/small",
                        "overlays/ha",
                        "overlays/own-database",
                        "overlays/public")) {
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
        var deployment = Kustomization.resource(resources, "Deployment");
        var labels = deployment.at("/spec/template/metadata/labels");
        var cluster = Kustomization.resource(resources, "Cluster");
        var name = cluster.at("/metadata/name").asText();

        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(Kustomization.resource(resources, "Service").at("/spec/selector"))
                .isEqualTo(labels);
        assertThat(
                        Kustomization.resource(resources, "PodDisruptionBudget")
                                .at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        for (var spread : deployment.at("/spec/template/spec/topologySpreadConstraints")) {
            assertThat(spread.at("/labelSelector/matchLabels")).isEqualTo(labels);
        }
        assertThat(
                        Kustomization.resource(resources, "HorizontalPodAutoscaler")
                                .at("/spec/scaleTargetRef/name"))
                .isEqualTo(deployment.at("/metadata/name"));
        assertThat(deployment.at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name"))
                .isEqualTo(Kustomization.resource(resources, "ConfigMap").at("/metadata/name"));
        for (var workload : List.of(deployment, Kustomization.resource(resources, "Job"))) {
            assertThat(workload.at(ENV).findValuesAsText("name"))
                    .contains("QUARKUS_DATASOURCE_JDBC_URL", name + "-app");
            assertThat(workload.at("/spec/template/spec/serviceAccountName"))
                    .isEqualTo(
                            Kustomization.resource(resources, "ServiceAccount")
                                    .at("/metadata/name"));
            assertThat(workload.at("/spec/template/spec/containers/0/image").asText())
                    .startsWith(Files.readString(Path.of("deploy/image")).strip() + ":");
        }
        assertThat(
                        Kustomization.resource(resources, "NetworkPolicy")
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

    /** Everything is applied by one command, so everything says where it belongs. */
    @Test
    void knativesPartsAreInOneNamespaceAndInTwoSteps() throws IOException {
        var parts = Kustomization.documents(KNATIVE);

        assertThat(parts)
                .map(part -> part.get("kind").asText())
                .containsExactly("Namespace", "ServiceAccount", "Secret", "Job", "Service");
        for (var part : parts) {
            assertThat(part.at("/metadata/labels/modelcost~1step").asText())
                    .isEqualTo(part.get("kind").asText().equals("Service") ? "serve" : "prepare");
            assertThat(
                            part.at("/metadata")
                                    .path(
                                            part.get("kind").asText().equals("Namespace")
                                                    ? "name"
                                                    : "namespace")
                                    .asText())
                    .isEqualTo("modelcost");
        }
        assertThat(Kustomization.resource(parts, "Secret").get("stringData").properties())
                .map(java.util.Map.Entry::getKey)
                .containsExactly("jdbc-uri", "username", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/ha", "overlays/public"})
    void onlyTheServiceTheClusterAndItsOperatorReachTheDatabase(String overlay) throws IOException {
        var policy =
                Kustomization.render(KUBERNETES.resolve(overlay)).stream()
                        .filter(resource -> resource.get("kind").asText().equals("NetworkPolicy"))
                        .filter(
                                resource ->
                                        resource.at("/metadata/name")
                                                .asText()
                                                .equals("modelcost-database"))
                        .findFirst()
                        .orElseThrow();

        assertThat(policy.at("/spec/podSelector/matchLabels/cnpg.io~1cluster").asText())
                .isEqualTo("modelcost-database");
        assertThat(policy.at("/spec/policyTypes")).map(JsonNode::asText).containsExactly("Ingress");
        assertThat(policy.at("/spec/ingress")).allMatch(rule -> !rule.path("from").isEmpty());
    }

    @Test
    void anIngressLeadsToTheService() throws IOException {
        var resources = Kustomization.render(KUBERNETES.resolve("overlays/public"));
        var ingress = Kustomization.resource(resources, "Ingress");

        assertThat(ingress.at("/spec/rules/0/http/paths/0/backend/service/name"))
                .isEqualTo(Kustomization.resource(resources, "Service").at("/metadata/name"));
        assertThat(ingress.at("/spec/rules/0/http/paths/0/backend/service/port/name"))
                .isEqualTo(Kustomization.resource(resources, "Service").at("/spec/ports/0/name"));
        assertThat(ingress.at("/spec/rules/0/host")).isEqualTo(ingress.at("/spec/tls/0/hosts/0"));
    }

    @Test
    void probesAskTheManagementPort() throws IOException {
        var container =
                Kustomization.resource(ha(), "Deployment").at("/spec/template/spec/containers/0");
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
    void letsOutNameResolutionAndTheDatabaseAndNothingElse() throws IOException {
        var policy = Kustomization.resource(ha(), "NetworkPolicy").get("spec");

        assertThat(policy.get("policyTypes")).map(JsonNode::asText).contains("Ingress", "Egress");
        assertThat(policy.at("/podSelector/matchExpressions/0/values"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        Kustomization.resource(ha(), "Deployment")
                                .at("/spec/template/metadata/labels")
                                .get(NAME)
                                .asText(),
                        Kustomization.resource(ha(), "Job")
                                .at("/spec/template/metadata/labels")
                                .get(NAME)
                                .asText());
        assertThat(policy.get("egress"))
                .map(rule -> rule.get("ports").findValuesAsText("port"))
                .containsExactly(List.of("53", "53"), List.of("5432"));
        assertThat(policy.get("egress")).allMatch(rule -> rule.path("to").size() == 1);
        assertThat(policy.get("ingress"))
                .filteredOn(rule -> rule.get("ports").findValuesAsText("port").contains("9000"))
                .as("health and metrics are for monitoring")
                .allMatch(rule -> rule.path("from").size() == 1);
    }

    @Test
    void noWorkloadMayDoMoreThanItNeeds() throws IOException {
        var pods = new ArrayList<JsonNode>();
        pods.add(Kustomization.resource(ha(), "Deployment").at("/spec/template/spec"));
        pods.add(Kustomization.resource(ha(), "Job").at("/spec/template/spec"));
        pods.add(
                Kustomization.resource(Kustomization.documents(KNATIVE), "Service")
                        .at("/spec/template/spec"));
        for (var pod : pods) {
            assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
            var container = pod.at("/containers/0");
            var security = container.get("securityContext");
            assertThat(either(pod, security, "runAsNonRoot").asBoolean()).isTrue();
            assertThat(either(pod, security, "runAsUser").asInt()).isPositive();
            assertThat(either(pod, security, "seccompProfile").path("type").asText())
                    .isEqualTo("RuntimeDefault");
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

    /** Said of the container, or of its pod. */
    private static JsonNode either(JsonNode pod, JsonNode container, String field) {
        return container.has(field) ? container.get(field) : pod.at("/securityContext/" + field);
    }

    private static List<ObjectNode> ha() throws IOException {
        return Kustomization.render(KUBERNETES.resolve("overlays/ha"));
    }

    static Properties settings() throws IOException {
        var settings = new Properties();
        settings.load(
                new StringReader(
                        Files.readString(Path.of("src/main/resources/application.properties"))));
        return settings;
    }
}
