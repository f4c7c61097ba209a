package dev.modelcost.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.models.Operation;

/** Adds an example answer to every operation, recorded from a real one and replayed by a test. */
final class RecordedExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedExamples() {}

    static void add(Operation operation) {
        var name = "openapi/examples/" + operation.getOperationId() + ".json";
        try (var recorded =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (recorded != null) {
                var content = operation.getResponses().getAPIResponse("200").getContent();
                content.getMediaType("application/json")
                        .setExample(JSON.readValue(recorded, Object.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
