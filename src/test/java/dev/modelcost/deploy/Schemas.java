package dev.modelcost.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What the published schemas say about a manifest. Kubernetes: the checks that its Java client
 * generates from the OpenAPI description of the API (unknown fields, required fields, types).
 * Knative: the classes generated from its types (unknown fields, types). CloudNativePG publishes no
 * such artifact: the fields that we use are listed here, as its API reference has them.
 */
final class Schemas {

    private interface Check {
        void accept(JsonElement manifest) throws IOException;
    }

    private static final Map<String, Check> KUBERNETES =
            Map.ofEntries(
                    entry("v1/ConfigMap", V1ConfigMap.class, V1ConfigMap::validateJsonElement),
                    entry("v1/Namespace", V1Namespace.class, V1Namespace::validateJsonElement),
                    entry("v1/Secret", V1Secret.class, V1Secret::validateJsonElement),
                    entry("v1/Service", V1Service.class, V1Service::validateJsonElement),
                    entry(
                            "v1/ServiceAccount",
                            V1ServiceAccount.class,
                            V1ServiceAccount::validateJsonElement),
                    entry(
                            "apps/v1/Deployment",
                            V1Deployment.class,
                            V1Deployment::validateJsonElement),
                    entry("batch/v1/Job", V1Job.class, V1Job::validateJsonElement),
                    entry(
                            "policy/v1/PodDisruptionBudget",
                            V1PodDisruptionBudget.class,
                            V1PodDisruptionBudget::validateJsonElement),
                    entry(
                            "autoscaling/v2/HorizontalPodAutoscaler",
                            V2HorizontalPodAutoscaler.class,
                            V2HorizontalPodAutoscaler::validateJsonElement),
                    entry(
                            "networking.k8s.io/v1/Ingress",
                            V1Ingress.class,
                            V1Ingress::validateJsonElement),
                    entry(
                            "networking.k8s.io/v1/NetworkPolicy",
                            V1NetworkPolicy.class,
                            V1NetworkPolicy::validateJsonElement));

    /** Under {@code spec} of a Cluster; {@code *} is any key. */
    private static final Set<String> CLOUD_NATIVE_PG =
            Set.of(
                    "/instances",
                    "/imageName",
                    "/bootstrap/initdb/database",
                    "/bootstrap/initdb/owner",
                    "/postgresql/synchronous/method",
                    "/postgresql/synchronous/number",
                    "/postgresql/parameters/*",
                    "/affinity/enablePodAntiAffinity",
                    "/affinity/topologyKey",
                    "/affinity/podAntiAffinityType",
                    "/storage/size",
                    "/resources/requests/cpu",
                    "/resources/requests/memory",
                    "/resources/limits/memory");

    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setAnnotationIntrospector(
                            // The classes would take any field: not here.
                            new JacksonAnnotationIntrospector() {
                                private static final long serialVersionUID = 1;

                                @Override
                                public Boolean hasAnySetter(Annotated annotated) {
                                    return false;
                                }
                            });

    private Schemas() {}

    /**
     * @throws RuntimeException or IOException that names the first thing that is wrong
     */
    static void validate(JsonNode manifest) throws IOException {
        var type = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
        switch (type) {
            case "serving.knative.dev/v1/Service" -> validateKnative(manifest);
            case "postgresql.cnpg.io/v1/Cluster" -> validateCluster("", manifest.get("spec"));
            default -> {
                var check = KUBERNETES.get(type);
                if (check == null) {
                    throw new IllegalArgumentException("no schema for " + type);
                }
                check.accept(JsonParser.parseString(manifest.toString()));
            }
        }
    }

    private static void validateKnative(JsonNode manifest) throws IOException {
        STRICT.treeToValue(manifest, io.fabric8.knative.serving.v1.Service.class);
        for (var container : manifest.at("/spec/template/spec/containers")) {
            V1Container.validateJsonElement(JsonParser.parseString(container.toString()));
        }
    }

    private static void validateCluster(String path, JsonNode node) {
        for (var entry : node.properties()) {
            var below = path + "/" + entry.getKey();
            if (entry.getValue().isObject()) {
                validateCluster(below, entry.getValue());
            } else if (!CLOUD_NATIVE_PG.contains(below) && !CLOUD_NATIVE_PG.contains(path + "/*")) {
                throw new IllegalArgumentException("unknown field of a Cluster: spec" + below);
            }
        }
    }

    /** The generated check, then a parse into the class, which also knows dates and numbers. */
    private static Map.Entry<String, Check> entry(String kind, Class<?> type, Check generated) {
        return Map.entry(
                kind,
                manifest -> {
                    generated.accept(manifest);
                    JSON.getGson().fromJson(manifest, type);
                });
    }
}
