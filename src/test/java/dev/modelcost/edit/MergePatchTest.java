package dev.modelcost.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, Appendix A, and what holds of every patch. */
class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":"b"} | {"a":"c"} | {"a":"c"}
                    {"a":"b"} | {"b":"c"} | {"a":"b","b":"c"}
                    {"a":"b"} | {"a":null} | {}
                    {"a":"b","b":"c"} | {"a":null} | {"b":"c"}
                    {"a":["b"]} | {"a":"c"} | {"a":"c"}
                    {"a":"c"} | {"a":["b"]} | {"a":["b"]}
                    {"a":{"b":"c"}} | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]} | {"a":[1]} | {"a":[1]}
                    ["a","b"] | ["c","d"] | ["c","d"]
                    {"a":"b"} | ["c"] | ["c"]
                    {"a":"foo"} | null | null
                    {"a":"foo"} | "bar" | "bar"
                    {"e":null} | {"a":1} | {"e":null,"a":1}
                    [1,2] | {"a":"b","c":null} | {"a":"b"}
                    {} | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    """)
    void mergesAsTheStandardDoes(String target, String patch, String result) throws Exception {
        assertThat(MergePatch.apply(JSON.readTree(target), JSON.readTree(patch)))
                .isEqualTo(JSON.readTree(result));
    }

    @Property
    void doesTheSameTwiceAsOnce(
            @ForAll @AlphaChars @StringLength(max = 3) String name,
            @ForAll @AlphaChars String value,
            @ForAll boolean remove) {
        var target = JSON.createObjectNode().put("a", "b").put("c", 1);
        var patch = JSON.createObjectNode();
        patch.set(name, remove ? null : JSON.getNodeFactory().textNode(value));

        var once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
        assertThat(target).isEqualTo(JSON.createObjectNode().put("a", "b").put("c", 1));
    }
}
