package dev.modelcost.edit;

import dev.modelcost.failure.Printable;
import dev.modelcost.failure.RefusedRows;
import dev.modelcost.failure.RefusedRows.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rows of a file: all of it is counted, and the first are told. */
final class Refusals {

    private static final int MOST_TOLD = 100;

    private final List<Refusal> told = new ArrayList<>();
    private int count;

    void add(long line, @Nullable String row, @Nullable String field, String why) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(new Refusal(line, row == null ? null : Printable.of(row), field, why));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether so much is wrong that the rest need not be looked at. */
    boolean areEnough() {
        return count >= MOST_TOLD;
    }

    /**
     * @throws RefusedRows if there are any
     */
    void throwIfAny() {
        if (count > 0) {
            throw new RefusedRows(
                    "Nothing was imported: %s wrong with the file, beginning with line %d: %s%s"
                            .formatted(
                                    count == 1 ? "one thing is" : count + " things are",
                                    told.get(0).line(),
                                    told.get(0).field() == null ? "" : told.get(0).field() + ": ",
                                    told.get(0).why()),
                    told);
        }
    }
}
