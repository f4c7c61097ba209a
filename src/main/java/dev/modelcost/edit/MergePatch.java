package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patches (RFC 7396). */
final class MergePatch {

    private MergePatch() {}

    /**
     * The target with the patch applied: a member that is null is removed, an object is merged,
     * anything else replaces what was there. The arguments stay as they are.
     */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var result =
                target != null && target.isObject()
                        ? (ObjectNode) target.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        patch.properties()
                .forEach(
                        member -> {
                            if (member.getValue().isNull()) {
                                result.remove(member.getKey());
                            } else {
                                result.set(
                                        member.getKey(),
                                        apply(result.get(member.getKey()), member.getValue()));
                            }
                        });
        return result;
    }
}
