package dev.modelcost.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Renders an overlay as kustomize would, as far as our overlays go: resources, labels, images,
 * namespace, and patches that are part of a resource. A key that it does not know fails. It
 * replaces lists where kustomize merges some by key: a patch that names a whole list comes out the
 * same.
 */
final class Kustomization {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "patches", "labels", "images");

    static final ObjectMapper YAML =
            new ObjectMapper(
                    new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

    private Kustomization() {}

    static List<ObjectNode> render(Path directory) throws IOException {
        var kustomization = YAML.readTree(directory.resolve("kustomization.yaml").toFile());
        kustomization
                .fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!KNOWN.contains(key)) {
                                throw new IllegalStateException(directory + " uses " + key);
                            }
                        });
        var resources = new ArrayList<ObjectNode>();
        for (var resource : kustomization.path("resources")) {
            var path = directory.resolve(resource.asText()).normalize();
            resources.addAll(Files.isDirectory(path) ? render(path) : documents(path));
        }
        for (var patch : kustomization.path("patches")) {
            for (var part : documents(directory.resolve(patch.get("path").asText()))) {
                var target =
                        resources.stream()
                                .filter(resource -> id(resource).equals(id(part)))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "nothing to patch: " + id(part)));
                merge(target, part);
            }
        }
        for (var resource : resources) {
            for (var label : kustomization.path("labels")) {
                merge(
                        resource.withObject("/metadata").withObject("/labels"),
                        (ObjectNode) label.get("pairs"));
            }
            for (var image : kustomization.path("images")) {
                rename(resource, image);
            }
            if (kustomization.has("namespace")
                    && !resource.path("kind").asText().equals("Namespace")) {
                resource.withObject("/metadata")
                        .put("namespace", kustomization.get("namespace").asText());
            }
        }
        return resources;
    }

    static List<ObjectNode> documents(Path file) throws IOException {
        try (var parser = YAML.getFactory().createParser(file.toFile())) {
            return new ArrayList<>(
                    YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(parser).readAll());
        }
    }

    /** The first of a kind. */
    static ObjectNode resource(List<ObjectNode> resources, String kind) {
        return resources.stream()
                .filter(resource -> resource.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static String id(JsonNode resource) {
        return resource.path("apiVersion").asText()
                + "/"
                + resource.path("kind").asText()
                + "/"
                + resource.at("/metadata/name").asText();
    }

    private static void merge(ObjectNode target, ObjectNode part) {
        part.properties()
                .forEach(
                        entry -> {
                            var old = target.get(entry.getKey());
                            if (old instanceof ObjectNode into
                                    && entry.getValue() instanceof ObjectNode from) {
                                merge(into, from);
                            } else {
                                target.set(entry.getKey(), entry.getValue());
                            }
                        });
    }

    private static void rename(JsonNode node, JsonNode image) {
        if (node instanceof ObjectNode object) {
            if (object.path("image").asText().equals(image.get("name").asText())) {
                object.put(
                        "image",
                        image.get("newName").asText() + ":" + image.get("newTag").asText());
            }
            object.forEach(child -> rename(child, image));
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> rename(child, image));
        }
    }
}
