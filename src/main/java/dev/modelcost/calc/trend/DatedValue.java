package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A cost or price at a date.
 *
 * @param subject model or chip whose cost or price it is
 * @param on day on which it is valid
 * @param value above 0, in the unit of the series
 * @param source slug of the source; null if computed or given by the caller
 */
public record DatedValue(String subject, LocalDate on, double value, String source) {

    /**
     * @throws IllegalArgumentException if the value is not above 0, because it then has no
     *     logarithm
     */
    public DatedValue {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(on);
        Require.positive(subject, value);
    }
}
