package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sentences of the verdicts on all claims of the record, as a reader would find them. */
@ServiceTest
class AuditSentencesTest {

    private static final String NUMBER = "([\\d,.]+(?:e-?\\d+)?(?: (?:million|billion|trillion))?)";

    /** "It implies 280 W per chip, where 120 to 1,300 is plausible." */
    private static final Pattern IMPLIED =
            Pattern.compile(
                    "implies (?:an MFU of )?%1$s[^;]*?(?:, where |, but the plausible range is )%1$s to %1$s"
                            .formatted(NUMBER));

    private static final Map<String, Double> WORDS =
            Map.of("million", 1e6, "billion", 1e9, "trillion", 1e12);

    /** What no reader should meet. */
    private static final Pattern FAULTY =
            Pattern.compile(
                    "null|NaN|Infinity|  |\\.\\.| ,| \\.|\\b0\\.0\\b|E\\+|\\(unstated\\)|\\bscope unstated\\b|et al\\. states|, which states|\\ba [aeio]\\w+ (?:cost|MFU)");

    @Test
    void areWholeAndAgreeWithTheirNumbers() {
        var faults = new ArrayList<String>();
        for (var audit : audits()) {
            var summary = audit.get("summary").asText();
            var verdict = audit.get("verdict").asText();
            if (!summary.endsWith(".")
                    || !Character.isUpperCase(summary.charAt(0))
                    || FAULTY.matcher(summary).find()) {
                faults.add(summary);
            }
            if ("unstated".equals(audit.path("scope").asText())) {
                faults.add("scope unstated: " + summary);
            }
            var implied = IMPLIED.matcher(summary);
            if (implied.find()) {
                var value = number(implied.group(1));
                var within =
                        value >= number(implied.group(2)) * 0.9999
                                && value <= number(implied.group(3)) * 1.0001;
                if (within != verdict.startsWith("consistent")) {
                    faults.add(verdict + ": " + summary);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<JsonNode> audits() {
        var ids = new ArrayList<String>();
        var path = "/claims?fields=id&limit=100";
        while (path != null) {
            var page = Api.get(path);
            page.json().get("items").forEach(item -> ids.add(item.get("id").asText()));
            var next =
                    Pattern.compile("<[^>]*?(/claims[^>]*)>; ?rel=\"next\"")
                            .matcher(page.header("Link") == null ? "" : page.header("Link"));
            path = next.find() ? next.group(1) : null;
        }
        assertThat(ids).hasSizeGreaterThan(900);
        return ids.parallelStream()
                .map(id -> Api.get("/claims/" + id + "/audit"))
                .map(Api.Answer::json)
                .toList();
    }

    private static double number(String written) {
        var parts = written.split(" ");
        return Double.parseDouble(parts[0].replaceAll(",", "").replaceAll("\\.$", ""))
                * (parts.length > 1 ? WORDS.get(parts[1]) : 1);
    }
}
