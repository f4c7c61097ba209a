package dev.modelcost.names;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number format in which the name of a model says that its weights are packed. */
public final class PackedPrecision {

    /** Asked in this order: {@code GPTQ-Int8} is 8 bits, and GPTQ alone is 4 as a rule. */
    private static final Map<String, Pattern> FORMATS = new LinkedHashMap<>();

    static {
        format("int8", "int8|w8a8|w8a16|(?:(?:bnb|mlx)-)?8-?bit|q8(?:_[0-9k])?");
        format("fp8", "fp8(?:-dynamic|-kv)?|mxfp8");
        format("fp4", "fp4|nvfp4|mxfp4");
        format(
                "int4",
                "int4|w4a16|(?:(?:bnb|mlx)-)?4-?bit|awq|gptq|qat|(?:ud-)?i?q4(?:_[0-9k])?(?:_(?:xs|s|m|l|xl|nl))?");
        format("bf16", "bf16|fp16");
    }

    private PackedPrecision() {}

    private static void format(String slug, String words) {
        FORMATS.put(
                slug,
                Pattern.compile("[-_.: ](?:" + words + ")(?![a-z0-9])", Pattern.CASE_INSENSITIVE));
    }

    /**
     * The slug of the format; empty if the name tells none, or one that is not told by bits alone
     * (GGUF, 5 or 6 bits).
     *
     * @param name as it was given
     */
    public static Optional<String> in(String name) {
        return FORMATS.entrySet().stream()
                .filter(format -> format.getValue().matcher(name).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
