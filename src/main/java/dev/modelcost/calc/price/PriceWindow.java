package dev.modelcost.calc.price;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hours of the day in which a price holds.
 *
 * @param from first moment, in {@code zone}
 * @param to end, not in it; before {@code from} if the window passes midnight
 * @param zone in which the hours and the days are told
 * @param days on which a window begins; all seven for a daily one
 */
public record PriceWindow(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days) {

    /**
     * @throws IllegalArgumentException if none of the day is in the window, or it is on no day
     */
    public PriceWindow {
        if (from == null || to == null || from.equals(to)) {
            throw new IllegalArgumentException("not a window of the day: " + from + " to " + to);
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window on no day of the week");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** The same hours of every day in UTC. */
    public static PriceWindow daily(LocalTime from, LocalTime to) {
        return new PriceWindow(from, to, ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class));
    }

    /** Whether a moment (UTC) is in the window. */
    public boolean holds(LocalDateTime utc) {
        var local = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(zone);
        var time = local.toLocalTime();
        var begun = !time.isBefore(from);
        var open = time.isBefore(to);
        if (from.isBefore(to)) {
            return begun && open && days.contains(local.getDayOfWeek());
        }
        return begun && days.contains(local.getDayOfWeek())
                || open && days.contains(local.getDayOfWeek().minus(1));
    }

    /** The moments (UTC) of a day (UTC) at which a window begins or ends. */
    public List<LocalTime> edges(LocalDate day) {
        return Stream.of(day.minusDays(1), day, day.plusDays(1))
                .flatMap(local -> Stream.of(local.atTime(from), local.atTime(to)))
                .map(edge -> edge.atZone(zone).withZoneSameInstant(ZoneOffset.UTC))
                .filter(edge -> edge.toLocalDate().equals(day))
                .map(edge -> edge.toLocalTime())
                .sorted()
                .toList();
    }
}
