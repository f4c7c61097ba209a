package dev.modelcost.trend;

import dev.modelcost.calc.trend.DatedValue;
import dev.modelcost.source.Source;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;

/**
 * A point that a trend is fitted to.
 *
 * @param subject model or chip whose cost or price it is
 * @param on day on which it holds
 * @param value in the unit of the trend
 * @param source that states it
 */
public record TrendPoint(Ref subject, LocalDate on, double value, SourceRef source) {

    static TrendPoint of(Ref subject, LocalDate on, double value, Source source) {
        return new TrendPoint(subject, on, value, SourceRef.of(source));
    }

    DatedValue dated() {
        return new DatedValue(subject.slug(), on, value, source.slug());
    }
}
