package dev.modelcost.trend;

import dev.modelcost.calc.trend.DatedValue;
import dev.modelcost.source.Source;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A point that a trend is fitted to.
 *
 * @param subject model or chip whose cost or price it is
 * @param on day on which it holds: of a cost the release of the model, of a price its first day
 * @param dateBasis release; or of a price effective, the day that the vendor names, or observed,
 *     the day on which a watcher first saw it, which may be later; null where the record does not
 *     say
 * @param value in the unit of the trend
 * @param source that states it
 */
public record TrendPoint(
        Ref subject, LocalDate on, @Nullable String dateBasis, double value, SourceRef source) {

    static TrendPoint of(Ref subject, LocalDate on, String dateBasis, double value, Source source) {
        return new TrendPoint(subject, on, dateBasis, value, SourceRef.of(source));
    }

    DatedValue dated() {
        return new DatedValue(subject.slug(), on, value, source.slug());
    }
}
