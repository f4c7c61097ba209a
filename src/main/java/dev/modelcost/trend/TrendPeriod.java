package dev.modelcost.trend;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The days whose points a trend is fitted to.
 *
 * @param from first day; null for open
 * @param to last day; null for open
 */
record TrendPeriod(LocalDate from, LocalDate to) {

    static final Parameter<LocalDate> FROM =
            Parameter.date("from")
                    .describedAs("First day of the points; all before it are left out.")
                    .example(LocalDate.of(2016, 1, 1));
    static final Parameter<LocalDate> TO =
            Parameter.date("to").describedAs("Last day of the points; all after it are left out.");

    static TrendPeriod read(GivenValues given) {
        return new TrendPeriod(given.read(FROM), given.read(TO));
    }

    /**
     * Those of some things that are of the period.
     *
     * @param ordered by day
     */
    <T> List<T> of(List<T> ordered, Function<T, LocalDate> day) {
        return ordered.subList(begin(ordered, day), end(ordered, day));
    }

    /** The place of the first that is of the period. */
    <T> int begin(List<T> ordered, Function<T, LocalDate> day) {
        return from == null ? 0 : leading(ordered, each -> day.apply(each).isBefore(from));
    }

    /** The place after the last that is of the period. */
    <T> int end(List<T> ordered, Function<T, LocalDate> day) {
        return to == null ? ordered.size() : Math.max(begin(ordered, day), until(to, ordered, day));
    }

    /** How many of some things are of the day or earlier ones. */
    static <T> int until(LocalDate last, List<T> ordered, Function<T, LocalDate> day) {
        return leading(ordered, each -> !day.apply(each).isAfter(last));
    }

    /** How many at the beginning meet a condition that none after them meets. */
    private static <T> int leading(List<T> ordered, Predicate<T> condition) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(ordered.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
