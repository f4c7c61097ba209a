package dev.modelcost.day;

import org.jspecify.annotations.Nullable;

/**
 * An answer to a question that may name a day.
 *
 * @param answer with {@link DayTemplate#ANY} wherever it names the day, if there are days on which
 *     it is the same
 * @param days on which it is the same; null if on no other than that of the question
 */
public record OnDays<T>(T answer, @Nullable Days days) {

    /** One that holds on its own day alone, and names it. */
    public static <T> OnDays<T> only(T answer) {
        return new OnDays<>(answer, null);
    }
}
