package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Whether parsers of YAML 1.1 and of YAML 1.2 read a text alike. Most parsers are of one of them or
 * somewhere between, so a scalar without quotes must mean the same by the letter of both.
 */
final class YamlReading {

    /** Means the same in both: null, booleans, and numbers as JSON writes them. */
    private static final Pattern CLEAR =
            Pattern.compile("null|true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    /**
     * What is more than a string in YAML 1.1 (https://yaml.org/type/) or in the core schema of YAML
     * 1.2, and no less than these: some parsers are more generous with dots and exponents.
     */
    private static final Pattern SPECIAL =
            Pattern.compile(
                    String.join(
                            "|",
                            "",
                            "~|null|Null|NULL",
                            "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE",
                            "on|On|ON|off|Off|OFF",
                            "=",
                            "<<",
                            // Integers, with underscores, in other bases and in base 60.
                            "[-+]?[0-9][0-9_]*",
                            "[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0o?[0-7_]+",
                            "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?",
                            "[-+]?([0-9][0-9_]*)?\\.?[0-9_]*([eE][-+]?[0-9]+)?",
                            "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
                            // Days, and days with a time.
                            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?"));

    private YamlReading() {}

    /** Fails where strict parsers of the two versions refuse the text or read it otherwise. */
    static void assertIsReadAlike(String yaml) {
        assertThat(ambiguous(yaml)).as("scalars to quote").isEmpty();
        assertThat(byYaml11(yaml)).isEqualTo(byYaml12(yaml));
    }

    /** Scalars without quotes that the two versions do not read alike, with their lines. */
    static List<String> ambiguous(String yaml) {
        var found = new ArrayList<String>();
        collect(new Yaml(strict()).compose(new StringReader(yaml)), found);
        return found;
    }

    /** As maps, lists and values, by SnakeYAML. */
    static Object byYaml11(String yaml) {
        return withPlainNumbers(new Yaml(new SafeConstructor(strict())).load(yaml));
    }

    /** As maps, lists and values, by SnakeYAML Engine. */
    static Object byYaml12(String yaml) {
        return withPlainNumbers(
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                        .loadFromString(yaml));
    }

    /** 1e15 and 1000000000000000 are one value, which a parser gives as a Double or a Long. */
    private static Object withPlainNumbers(Object value) {
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<Object, Object>();
            map.forEach((key, member) -> plain.put(key, withPlainNumbers(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlReading::withPlainNumbers).toList();
        }
        return value instanceof Number
                ? new BigDecimal(value.toString()).stripTrailingZeros()
                : value;
    }

    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private static void collect(Node node, List<String> found) {
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                collect(entry.getKeyNode(), found);
                collect(entry.getValueNode(), found);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, found));
        } else if (node instanceof ScalarNode scalar && scalar.isPlain()) {
            var value = scalar.getValue();
            if (SPECIAL.matcher(value).matches() && !CLEAR.matcher(value).matches()) {
                found.add("line %d: %s".formatted(scalar.getStartMark().getLine() + 1, value));
            }
        }
    }
}
