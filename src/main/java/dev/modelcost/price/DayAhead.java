package dev.modelcost.price;

import dev.modelcost.day.Days;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an answer says about days that are yet to come, of which only announcements are known. */
public final class DayAhead {

    private DayAhead() {}

    /**
     * Of prices on a day: a sentence if it is yet to come.
     *
     * @param today in UTC
     */
    public static Optional<String> ofPrices(LocalDate day, LocalDate today) {
        return ofPrices(day, day, today);
    }

    /**
     * The same, where the sentence names the day by another that stands for it.
     *
     * @param written in place of the day
     */
    public static Optional<String> ofPrices(LocalDate day, LocalDate written, LocalDate today) {
        return day.isAfter(today)
                ? Optional.of(
                        "%s is yet to come: prices are what is announced for it by today, %s."
                                .formatted(written, today))
                : Optional.empty();
    }

    /** The days around a day that are likewise over, or yet to come. */
    public static Days likewise(LocalDate day, LocalDate today) {
        return Days.between(new TreeSet<>(Set.of(today.plusDays(1))), day);
    }

    /**
     * Of dated values: a sentence if some are of days that are yet to come.
     *
     * @param today in UTC
     */
    public static Optional<String> ofValues(Collection<LocalDate> days, LocalDate today) {
        var ahead = days.stream().filter(day -> day.isAfter(today)).count();
        return ahead == 0
                ? Optional.empty()
                : Optional.of(
                        "%d of the points %s yet to come: what is announced by today, %s."
                                .formatted(ahead, ahead == 1 ? "is" : "are", today));
    }
}
