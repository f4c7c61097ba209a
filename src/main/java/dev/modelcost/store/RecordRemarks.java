package dev.modelcost.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What computed answers must say of the record that they were computed from. */
public interface RecordRemarks {

    /**
     * What an answer must say, in sentences, by all that it holds: of the record that this thread
     * reads. Null if there is nothing to say in any answer.
     */
    @Nullable Function<JsonNode, List<String>> ofRecord();
}
