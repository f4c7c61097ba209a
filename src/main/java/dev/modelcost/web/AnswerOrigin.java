package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the answer to this request comes from; its ETag is made of it. */
@RequestScoped
public class AnswerOrigin {

    private @Nullable Long edition;
    private @Nullable Integer rowVersion;
    private boolean complete = true;
    private boolean computed;
    private @Nullable Function<JsonNode, List<String>> remarks;

    /** The answer will be computed from what is read, which takes longer than to read it. */
    public void willBeComputed() {
        this.computed = true;
    }

    /** Whether the answer is computed. */
    public boolean isComputed() {
        return computed;
    }

    /**
     * What the answer must say of the record that it comes from.
     *
     * @param found finds the sentences by all that an answer holds; null if there is nothing to say
     */
    public void mustSay(@Nullable Function<JsonNode, List<String>> found) {
        this.remarks = found;
    }

    /** Null if there is nothing to say. */
    @Nullable Function<JsonNode, List<String>> remarks() {
        return remarks;
    }

    /** The edition of the record that was read, in one snapshot. */
    public void readAt(long edition) {
        this.edition = edition;
    }

    /** The record was read as it was known once, without rows that were purged since. */
    public void lacksPurgedRows() {
        this.complete = false;
    }

    /** Whether it was made of all that was known. */
    boolean isComplete() {
        return complete;
    }

    /** The answer is one row of the record, of this version. */
    public void isRow(int version) {
        this.rowVersion = version;
    }

    /** Null if the record was not read. */
    @Nullable Long edition() {
        return edition;
    }

    /** Null if the answer is not a single row. */
    @Nullable Integer rowVersion() {
        return rowVersion;
    }
}
