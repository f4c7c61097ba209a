package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An answer and, from its first writing on, the JSON that is sent for it. */
public final class CachedAnswer {

    private final Object value;
    private final Map<Set<AnswerDetail>, JsonBody> bodies = new ConcurrentHashMap<>();

    public CachedAnswer(Object value) {
        this.value = value;
    }

    public Object value() {
        return value;
    }

    /**
     * Two who ask at once may both write it, to the same bytes.
     *
     * @param asked what to write beside the compact answer
     */
    JsonBody body(ObjectMapper json, Set<AnswerDetail> asked) throws JsonProcessingException {
        var written = bodies.get(asked);
        if (written == null) {
            var writer = json.writer().withAttribute(AnswerDetail.class, asked);
            written = new JsonBody(writer.writeValueAsBytes(value));
            bodies.put(asked, written);
        }
        return written;
    }
}
