package dev.modelcost.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.RefusedRows;
import dev.modelcost.web.JsonSettings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Files of rows and changes of rows may hold anything: rows come of them, or it is said why not.
 */
class FilesFuzzTest {

    private static final ObjectMapper JSON = json();
    private static final RecordTable PRICES = RecordTables.named("chip_price");
    private static final RecordTable ORGANIZATIONS = RecordTables.named("organization");

    private static final StoredRow ROW =
            new StoredRow(
                    1,
                    0,
                    false,
                    null,
                    new Cells(Map.of("slug", "ours", "name", "Ours", "country", "DE")));

    private static ObjectMapper json() {
        var mapper = new ObjectMapper();
        new JsonSettings().customize(mapper);
        return mapper;
    }

    @FuzzTest(maxDuration = "1m")
    void csv(byte[] file) throws IOException {
        try {
            check(PRICES, ImportFile.csv(PRICES, new ByteArrayInputStream(file), JSON, "A file."));
        } catch (InvalidInput | RefusedRows refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void ndjson(byte[] file) throws IOException {
        try {
            check(
                    PRICES,
                    ImportFile.ndjson(PRICES, new ByteArrayInputStream(file), JSON, "A file."));
        } catch (InvalidInput | RefusedRows refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** What was read is what a request could send. */
    private static void check(RecordTable table, List<ImportFile.Line> rows) {
        for (var row : rows) {
            var sent = row.cells().document(table);
            sent.put("reason", "A file.");
            assertThat(RowFields.read(table, sent).differences(table, row.cells())).isEmpty();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void mergePatches(FuzzedDataProvider data) throws JsonProcessingException {
        try {
            var patch = JSON.readTree(data.consumeRemainingAsString());
            if (patch instanceof ObjectNode fields) {
                var once = MergePatch.apply(ROW.cells().document(ORGANIZATIONS), fields);
                assertThat(MergePatch.apply(once, fields)).isEqualTo(once);
                RowFields.patched(ORGANIZATIONS, ROW, fields);
            }
        } catch (JsonProcessingException | InvalidInput | HttpProblem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
