package dev.modelcost.store;

import dev.modelcost.web.AnswerOrigin;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs the operations of a resource that {@link ReadsRecord}. */
@ReadsRecord
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RecordReading {

    private final RecordReader reader;
    private final AnswerOrigin origin;

    RecordReading(RecordReader reader, AnswerOrigin origin) {
        this.reader = reader;
        this.origin = origin;
    }

    @AroundInvoke
    Object read(InvocationContext operation) throws Exception {
        return reader.read(operation::proceed, origin);
    }
}
