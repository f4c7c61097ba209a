package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new version, a drained node and a full house lose no request and ask too much of no database.
 */
class RollOutTest {

    private static final Path KUBERNETES = Path.of("deploy/kubernetes");
    private static final Path KNATIVE = Path.of("deploy/knative/service.yaml");

    @Test
    void replicasLeaveTheDatabaseToTheJob() throws IOException {
        var data = Kustomization.resource(ha(), "ConfigMap").get("data");

        assertThat(data.get("QUARKUS_FLYWAY_MIGRATE_AT_START").asText()).isEqualTo("false");
        assertThat(data.get("MODELCOST_DATA_LOAD").asText()).isEqualTo("false");
        assertThat(
                        Kustomization.resource(ha(), "Job")
                                .at("/spec/template/spec/containers/0/args/0")
                                .asText())
                .isEqualTo("migrate");
    }

    @Test
    void aRollOutOrADrainedNodeLeavesReplicasThatAnswer() throws IOException {
        var deployment = Kustomization.resource(ha(), "Deployment").get("spec");
        var budget = Kustomization.resource(ha(), "PodDisruptionBudget").get("spec");

        assertThat(deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
        assertThat(deployment.has("replicas")).as("the autoscaler's").isFalse();
        assertThat(budget.get("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(budget.get("unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
        assertThat(
                        Kustomization.resource(ha(), "HorizontalPodAutoscaler")
                                .at("/spec/minReplicas")
                                .asInt())
                .isGreaterThan(1);
        assertThat(deployment.at("/template/spec/topologySpreadConstraints"))
                .extracting(spread -> spread.get("topologyKey").asText())
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(deployment.at("/template/spec/topologySpreadConstraints"))
                .allMatch(
                        spread ->
                                spread.at("/matchLabelKeys/0")
                                        .asText()
                                        .equals("pod-template-hash"));
    }

    @Test
    void gracePeriodOutlastsTheShutdown() throws IOException {
        var data = Kustomization.resource(ha(), "ConfigMap").get("data");
        var needed =
                seconds(data.get("QUARKUS_SHUTDOWN_DELAY"))
                        + seconds(data.get("QUARKUS_SHUTDOWN_TIMEOUT"));

        assertThat(ManifestTest.settings().getProperty("quarkus.shutdown.delay-enabled"))
                .as("the delay is compiled in")
                .isEqualTo("true");
        assertThat(
                        Kustomization.resource(ha(), "Deployment")
                                .at("/spec/template/spec/terminationGracePeriodSeconds")
                                .asLong())
                .isGreaterThan(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/ha"})
    void connectionsOfAllReplicasFitTheDatabase(String overlay) throws IOException {
        var resources = Kustomization.render(KUBERNETES.resolve(overlay));
        var each =
                Kustomization.resource(resources, "ConfigMap")
                        .at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                        .asInt();
        var replicas =
                Kustomization.resource(resources, "HorizontalPodAutoscaler")
                        .at("/spec/maxReplicas");
        var taken =
                Kustomization.resource(resources, "Cluster")
                        .at("/spec/postgresql/parameters/max_connections");

        // One replica more in a roll-out; some connections are the operator's and the standbys'.
        assertThat((replicas.asInt() + 1) * each).isLessThan(taken.asInt(100) - 10);
    }

    @Test
    void connectionsOfKnativesReplicasFitADefaultDatabase() throws IOException {
        var template =
                Kustomization.resource(Kustomization.documents(KNATIVE), "Service")
                        .at("/spec/template");
        var replicas = template.at("/metadata/annotations/autoscaling.knative.dev~1max-scale");
        var each =
                variable(template.at("/spec/containers/0/env"), "QUARKUS_DATASOURCE_JDBC_MAX_SIZE");

        assertThat(replicas.asInt() * Integer.parseInt(each)).isPositive().isLessThan(100 - 10);
    }

    @Test
    void oneCommandMigratesBeforeItRollsOut(@TempDir Path directory) throws Exception {
        var asked = runRollOut(directory, "kind: Cluster\n", "");

        assertThat(asked)
                .containsSubsequence(
                        "kubectl kustomize deploy/kubernetes/overlays/small",
                        "kubectl --namespace modelcost delete job modelcost-migrate --ignore-not-found",
                        "kubectl apply -f MANIFESTS --selector=!app.kubernetes.io/name",
                        "kubectl --namespace modelcost wait cluster/modelcost-database --for=condition=Ready --timeout=10m",
                        "kubectl apply -f MANIFESTS --selector=app.kubernetes.io/name=modelcost-migrate",
                        "kubectl --namespace modelcost wait job/modelcost-migrate --for=condition=Complete --timeout=15m",
                        "kubectl apply -f MANIFESTS --selector=app.kubernetes.io/name=modelcost",
                        "kubectl --namespace modelcost rollout status deployment/modelcost --timeout=10m");
    }

    @Test
    void aDatabaseThatIsThereIsNotWaitedFor(@TempDir Path directory) throws Exception {
        assertThat(runRollOut(directory, "kind: Secret\n", ""))
                .noneMatch(line -> line.contains("cluster/"));
    }

    @Test
    void aMigrationThatFailsRollsOutNothing(@TempDir Path directory) throws Exception {
        assertThat(runRollOut(directory, "", "job/modelcost-migrate"))
                .noneMatch(line -> line.endsWith("name=modelcost") || line.contains("rollout"));
    }

    /**
     * Lines of what a stand-in for kubectl was asked.
     *
     * @param manifests what it renders
     * @param failing what it fails at, if asked to wait for it; "" for nothing
     */
    private static List<String> runRollOut(Path directory, String manifests, String failing)
            throws Exception {
        var log = directory.resolve("asked");
        StandIn.of("kubectl", directory)
                .says(
                        """
                        echo "kubectl $*" >> '%s'
                        case "$*" in
                            kustomize*) printf '%s' ;;
                            *"wait %s"*) exit 1 ;;
                        esac
                        """
                                .formatted(log, manifests, failing.isEmpty() ? "-" : failing));
        var end =
                StandIn.run(
                        directory,
                        "deploy/kubernetes/roll-out",
                        "deploy/kubernetes/overlays/small");

        assertThat(end.exitValue() == 0).as("ends well").isEqualTo(failing.isEmpty());
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceAll("-f \\S*tmp\\S*", "-f MANIFESTS"))
                .toList();
    }

    private static List<ObjectNode> ha() throws IOException {
        return Kustomization.render(KUBERNETES.resolve("overlays/ha"));
    }

    private static long seconds(JsonNode duration) {
        return Duration.parse("PT" + duration.asText()).toSeconds();
    }

    private static String variable(JsonNode environment, String name) {
        for (var variable : environment) {
            if (variable.get("name").asText().equals(name)) {
                return variable.get("value").asText();
            }
        }
        throw new AssertionError("no variable " + name);
    }
}
