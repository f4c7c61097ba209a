package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.day.Days;
import dev.modelcost.day.OnDays;
import dev.modelcost.failure.TakenFor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private @Nullable Days days;
    private @Nullable LocalDate day;
    private final Set<String> taken = new LinkedHashSet<>();

    /**
     * Has the answer say what a word of the question was taken for, if this thread answers a
     * request.
     *
     * @param field that holds the word
     * @param asked as it was given
     * @param meant as answers write it
     */
    static void taken(String field, String asked, String meant) {
        var container = Arc.container();
        if (container != null && container.requestContext().isActive()) {
            container.select(AnswerOrigin.class).get().take(TakenFor.sentence(field, asked, meant));
        }
    }

    void take(String sentence) {
        taken.add(sentence);
    }

    /** What words of the question were taken for, in sentences. */
    List<String> taken() {
        return List.copyOf(taken);
    }

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

    /**
     * The answer, after it was noted on which other days it is the same.
     *
     * @param asked the day of the question; null if it names none
     */
    public <T> T note(OnDays<T> onDays, @Nullable LocalDate asked) {
        if (onDays.days() != null) {
            days = onDays.days();
            day = Objects.requireNonNull(asked, "the day of the question");
        }
        return onDays.answer();
    }

    /** Null if the answer holds for its day alone, or for none. */
    @Nullable Days days() {
        return days;
    }

    /** For which the answer was asked; null unless it is the same on other days. */
    @Nullable LocalDate day() {
        return day;
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
