package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An answer and, once it has been written, the JSON that is sent for it. */
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
     * Two concurrent requests may both write it, with the same bytes as a result.
     *
     * @param asked what to write in addition to the compact answer
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
