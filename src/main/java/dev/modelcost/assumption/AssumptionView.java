package dev.modelcost.assumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One constant of an assumption set.
 *
 * @param name dotted key
 * @param value in {@code unit}
 * @param low lower bound of the 90 % range, in {@code unit}; null if the constant has none
 * @param high upper bound of the 90 % range, in {@code unit}; null if the constant has none
 * @param distribution shape of the range: lognormal or normal; null if the constant has none
 * @param unit of value, low and high
 * @param source that states it
 * @param remark note for readers; null if there is none
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record AssumptionView(
        String name,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        @OneOf(RangeShape.class) @Nullable String distribution,
        String unit,
        SourceRef source,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static AssumptionView of(Assumption assumption) {
        return new AssumptionView(
                assumption.name,
                assumption.value,
                assumption.low,
                assumption.high,
                assumption.distribution,
                assumption.unit,
                SourceRef.of(assumption.source),
                assumption.remark,
                assumption.correction);
    }
}
