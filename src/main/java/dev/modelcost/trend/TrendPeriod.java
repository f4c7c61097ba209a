package dev.modelcost.trend;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;

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

    boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
