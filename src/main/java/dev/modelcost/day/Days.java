package dev.modelcost.day;

import java.time.LocalDate;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * A period in which something is the same on every day.
 *
 * @param from first day
 * @param before the first day after it; null if it does not end
 */
public record Days(LocalDate from, @Nullable LocalDate before) {

    public static final Days ALL = new Days(LocalDate.MIN, null);

    /**
     * The period around a day in which nothing changes.
     *
     * @param changes the days on which something is no longer what it was on the day before
     */
    public static Days between(NavigableSet<LocalDate> changes, LocalDate day) {
        var last = changes.floor(day);
        return new Days(last == null ? LocalDate.MIN : last, changes.higher(day));
    }

    public boolean contain(LocalDate day) {
        return !day.isBefore(from) && (before == null || day.isBefore(before));
    }

    /** The days that are in both of two periods, which have one in common. */
    public Days and(Days other) {
        return new Days(
                from.isAfter(other.from) ? from : other.from,
                before == null || other.before != null && other.before.isBefore(before)
                        ? other.before
                        : before);
    }
}
