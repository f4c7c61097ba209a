package dev.modelcost.calc.derivation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A moment in UTC, as far as it was given.
 *
 * @param time of the day; null if only the day was given
 */
public record Moment(LocalDate day, @Nullable LocalTime time) {

    public static Moment of(LocalDateTime utc) {
        return new Moment(utc.toLocalDate(), utc.toLocalTime());
    }

    /** As a client would write it. */
    @Override
    public String toString() {
        return time == null ? day.toString() : day.atTime(time).toString();
    }
}
