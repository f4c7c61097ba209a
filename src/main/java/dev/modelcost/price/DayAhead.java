package dev.modelcost.price;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** What an answer says about days that are yet to come, of which only announcements are known. */
public final class DayAhead {

    private DayAhead() {}

    /**
     * Of prices on a day: a sentence if it is yet to come.
     *
     * @param today in UTC
     */
    public static Optional<String> ofPrices(LocalDate day, LocalDate today) {
        return day.isAfter(today)
                ? Optional.of(
                        "%s is yet to come: prices are what is announced for it by today, %s."
                                .formatted(day, today))
                : Optional.empty();
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
