package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.testsupport.ServiceTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer shows is what the shipped tables say. */
@ServiceTest
class ValuesTest {

    /** Columns whose field has another name than the column's in camel case. */
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("token_price.input", "inputPerMillionTokens"),
                    Map.entry("token_price.output", "outputPerMillionTokens"),
                    Map.entry("token_price.cache_read", "cacheReadPerMillionTokens"),
                    Map.entry("token_price.cache_write", "cacheWritePerMillionTokens"),
                    Map.entry("token_price.cache_write_1h", "cacheWrite1hPerMillionTokens"),
                    Map.entry("token_price.batch_input", "batchInputPerMillionTokens"),
                    Map.entry("token_price.batch_output", "batchOutputPerMillionTokens"),
                    Map.entry("token_price.batch_cache_read", "batchCacheReadPerMillionTokens"),
                    Map.entry("grid.carbon_g_co2_per_kwh", "carbonGramsCo2PerKwh"),
                    Map.entry("training_run.carbon_g_co2_per_kwh", "carbonGramsCo2PerKwh"),
                    Map.entry("measurement.tflop_per_s_per_chip", "tflopPerSecondPerChip"),
                    Map.entry("model.confidence", "certainty"),
                    Map.entry("claim.slug", "id"),
                    Map.entry("claim.compared_with_model", "comparedWith"));

    /** Columns that an answer shows in another form, or not at all. */
    private static final List<String> ELSEWHERE =
            List.of(
                    "training_run.ordinal",
                    "claim.subject_kind",
                    "claim.subject_name",
                    "claim.model",
                    "claim.chip",
                    "claim.organization",
                    "measurement.tensor_parallel",
                    "measurement.pipeline_parallel",
                    "measurement.context_parallel",
                    "measurement.data_parallel",
                    "measurement.expert_parallel");

    static List<RecordList> lists() {
        return RecordLists.all();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListShowsEveryValueOfItsRows(RecordList list) {
        var rows = new HashMap<String, Map<String, String>>();
        list.table().rows().forEach(row -> rows.put(row.get("slug"), row));

        for (var item : Api.walk(list.path(), Map.of(), 100)) {
            check(list.table().name(), rows.get(Api.slug(item)), item);
        }
    }

    @Test
    void twoHundredRandomSlugsAnswerTheirRows() {
        var random = new Random(20261123);
        var lists =
                List.of(
                        RecordLists.CHIPS,
                        RecordLists.MODELS,
                        RecordLists.SOURCES,
                        RecordLists.ORGANIZATIONS,
                        RecordLists.PROVIDERS,
                        RecordLists.CLAIMS);
        for (var i = 0; i < 200; i++) {
            var list = lists.get(random.nextInt(lists.size()));
            var rows = list.table().rows();
            var row = rows.get(random.nextInt(rows.size()));

            check(list.table().name(), row, Api.read(list.path() + "/" + row.get("slug")));
        }
    }

    @Test
    void aClaimNamesItsSubject() {
        for (var row : RecordLists.CLAIMS.table().rows().subList(0, 50)) {
            var subject = Api.read("/claims/" + row.get("slug")).get("subject");
            var kind = row.get("subject_kind");

            assertThat(subject.get("kind").textValue()).isEqualTo(kind);
            if (kind.equals("market")) {
                assertThat(subject.get("name").textValue()).isEqualTo(row.get("subject_name"));
            } else {
                assertThat(subject.get("slug").textValue()).isEqualTo(row.get(kind));
            }
        }
    }

    @Test
    void aChipShowsItsPeaks() {
        var expected =
                ShippedTable.read("chip_peak").rows().stream()
                        .filter(row -> row.get("chip").equals("nvidia-h100-sxm5-80gb"))
                        .collect(
                                Collectors.toMap(
                                        row -> row.get("precision"),
                                        row -> Double.valueOf(row.get("dense_flop_per_second"))));
        var answered = new HashMap<String, Double>();
        Api.read("/chips/nvidia-h100-sxm5-80gb")
                .get("densePeakFlopPerSecond")
                .properties()
                .forEach(peak -> answered.put(peak.getKey(), peak.getValue().asDouble()));

        assertThat(answered).isNotEmpty().isEqualTo(expected);
    }

    private static void check(String table, Map<String, String> row, JsonNode item) {
        row.forEach(
                (column, value) -> {
                    var key = table + "." + column;
                    if (!ELSEWHERE.contains(key)) {
                        var field = FIELDS.getOrDefault(key, camel(column));
                        var shown = item.get(field);
                        assertThat(shown).as("%s of %s", field, row.get("slug")).isNotNull();
                        assertThat(matches(shown, value))
                                .as("%s of %s: %s, not %s", field, row.get("slug"), shown, value)
                                .isTrue();
                    }
                });
    }

    private static boolean matches(JsonNode shown, String value) {
        if (value == null) {
            // A column that may not be empty has a default: a tier, a bound of zero.
            return shown.isNull() || shown.asText().matches("0|standard");
        }
        if (shown.isObject()) {
            return shown.get("slug").textValue().equals(value);
        }
        if (shown.isArray()) {
            return StreamSupport.stream(shown.spliterator(), false)
                    .map(JsonNode::textValue)
                    .collect(Collectors.joining(" "))
                    .equals(value);
        }
        if (shown.isNumber()) {
            return shown.doubleValue() == Double.parseDouble(value);
        }
        // Times come with seconds.
        return shown.asText().equals(value) || shown.asText().equals(value + ":00");
    }

    private static String camel(String column) {
        var parts = column.split("_");
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> part.substring(0, 1).toUpperCase() + part.substring(1))
                        .collect(Collectors.joining());
    }
}
