package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingMemory;
import org.jspecify.annotations.Nullable;

/**
 * The maximum throughput of the chips: as many requests as their memory holds, up to the most that
 * engines take.
 *
 * @param batch requests decoded together
 * @param secondsPerToken of each of them
 * @param outputTokensPerSecondPerChip of all together
 */
record LargestBatch(int batch, Estimate secondsPerToken, Estimate outputTokensPerSecondPerChip) {

    /** Null where the chips do not hold the weights, so that they hold no request either. */
    static @Nullable LargestBatch of(
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            SharingRequest sharing,
            ServingTimes times) {
        var method = times.method();
        if (!ServingMemory.holdsWeights(model, chip, load, method)) {
            return null;
        }
        var most = load.of(times.largestBatch());
        var shared = most.on(sharing.of(model, chip, load.chips(), most, method));
        var asked = shared.of(times.largestBatch() * shared.sharing().data());
        var held = asked.of(ServingMemory.of(model, chip, asked, method).heldBatch());
        var time = method.decode(model, chip, held).secondsPerToken();
        return new LargestBatch(
                held.batch(), time, time.dividing((double) held.batch() / held.chips()));
    }
}
