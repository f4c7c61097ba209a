package dev.modelcost.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a file that do not follow the rules of their table, or the state of the record. */
public final class RefusedRows extends Failure {

    private static final long serialVersionUID = 1;

    /**
     * What is wrong with a row.
     *
     * @param line of the file on which the row begins, from 1
     * @param row public id of the row; null if it cannot be read
     * @param field name of the invalid value; null if it is about the row as a whole
     * @param why a sentence that says what is wrong
     */
    public record Refusal(long line, @Nullable String row, @Nullable String field, String why) {}

    private final transient List<Refusal> refusals;

    /**
     * @param what a sentence that says how many rows are refused
     * @param refusals in the order of the file, at least one; perhaps not all
     */
    public RefusedRows(String what, List<Refusal> refusals) {
        super(what);
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
