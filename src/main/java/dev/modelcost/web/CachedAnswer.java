package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An answer and, from its first writing on, the JSON that is sent for it. */
public final class CachedAnswer {

    private final Object value;
    private volatile JsonBody body;

    public CachedAnswer(Object value) {
        this.value = value;
    }

    public Object value() {
        return value;
    }

    /** Two who ask at once may both write it, to the same bytes. */
    JsonBody body(ObjectMapper json) throws JsonProcessingException {
        var written = body;
        if (written == null) {
            written = new JsonBody(json.writeValueAsBytes(value));
            body = written;
        }
        return written;
    }
}
