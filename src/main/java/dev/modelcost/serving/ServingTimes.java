package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.ServingConstants;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.ServingMethod;
import dev.modelcost.calc.serving.ServingPower;
import java.util.function.ToIntFunction;

/**
 * The constants of an engine.
 *
 * @param method by which times are estimated
 * @param cacheFormat in which it keeps keys and values
 * @param chipsLinked how many chips share fast links, by the slug of the chip
 * @param power of the chips; null where the set does not say it
 * @param largestBatch requests of a data-parallel group at maximum throughput
 */
record ServingTimes(
        ServingMethod method,
        CacheFormat cacheFormat,
        ToIntFunction<String> chipsLinked,
        ServingPower power,
        int largestBatch) {

    private static final String LARGEST_BATCH = "largest-batch";

    /** Of a set that does not say how many requests an engine takes: those that were measured. */
    private static final int MEASURED_BATCH = 1024;

    static ServingTimes of(AssumptionBook book, Engine engine) {
        return new ServingTimes(
                ServingConstants.of(book, engine),
                CacheFormat.of(book),
                chip -> ServingConstants.chipsLinked(book, chip),
                ServingConstants.power(book),
                book.has(LARGEST_BATCH) ? (int) book.value(LARGEST_BATCH) : MEASURED_BATCH);
    }
}
