package dev.modelcost.edit;

import dev.modelcost.calc.derivation.OneOf;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a row did, or would do.
 *
 * @param type path of the table's rows below the root of the API
 * @param slug public id of the row
 * @param done what was done: created, replaced, changed, ended (no longer valid from a day on),
 *     withdrawn (no longer in the record, but in its history), undone or purged (erased from its
 *     history as well)
 * @param dryRun whether it was only tried and nothing has changed
 * @param edition edition of the record that the change made; null after a dry run. A read with the
 *     header Min-Edition sees the change.
 * @param version of the row, raised by every change; null if it is no longer in the record
 * @param ownership own if no release touches the row, else shipped; null if it is no longer in the
 *     record
 * @param changes the fields that differ
 * @param row the row after the change, as it would be sent; null if it is no longer in the record
 * @param answers computed answers that depend on the row, with their figures before and after; null
 *     unless it was a dry run
 */
public record EditReport(
        String type,
        String slug,
        @OneOf(Done.class) String done,
        boolean dryRun,
        @Nullable Long edition,
        @Nullable Integer version,
        @OneOf(Ownership.class) @Nullable String ownership,
        List<FieldChange> changes,
        @Nullable Map<String, Object> row,
        @Nullable List<AnswerChange> answers) {

    /** The same without the values, of which nothing is to be kept. */
    EditReport withoutChanges() {
        return new EditReport(
                type, slug, done, dryRun, edition, version, ownership, List.of(), row, answers);
    }

    EditReport withAnswers(List<AnswerChange> changed) {
        return new EditReport(
                type, slug, done, dryRun, edition, version, ownership, changes, row, changed);
    }

    /**
     * A field that differs.
     *
     * @param field its name
     * @param before its value until now; null for none
     * @param after its value from now on; null for none
     */
    public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}

    /**
     * A computed answer that was looked at.
     *
     * @param answer path of the answer below the root of the API
     * @param figure the figure that was compared
     * @param before its value until now; null if there is no answer
     * @param after its value with the change; null if there is no answer
     * @param changeShare by which share of the value before it changes, such as 0.02; null if one
     *     of the values is missing or the one before is 0
     * @param moves whether it changes by more than 1 %, comes or goes
     */
    public record AnswerChange(
            String answer,
            String figure,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Double changeShare,
            boolean moves) {}
}
